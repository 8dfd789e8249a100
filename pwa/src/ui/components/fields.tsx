import type { ComponentChildren, VNode } from 'preact';
import { useId } from 'preact/hooks';

import { UMUM } from '../teks/umum';

interface TextProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly mode?: 'text' | 'numeric' | 'decimal' | 'tel';
  readonly long?: boolean;
  readonly maxLength?: number;
  readonly autoComplete?: string;
  readonly capitals?: 'words' | 'characters' | 'sentences' | 'none';
}

/** A labelled text field; the hint belongs to the field for screen readers too. */
export function TextField(props: TextProps): VNode {
  const id = useId();
  const { label, hint } = props;
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      {hint !== undefined && (
        <span class="field-hint" id={`${id}-h`}>
          {hint}
        </span>
      )}
      <Box {...props} id={id} />
    </div>
  );
}

function Box(props: TextProps & { readonly id: string }): VNode {
  const { id, hint, value, onValue, mode = 'text', long = false, maxLength = 120 } = props;
  const shared = {
    id,
    class: 'input',
    value,
    maxLength,
    autocomplete: props.autoComplete ?? 'off',
    autocapitalize: props.capitals ?? 'sentences',
    'aria-describedby': hint === undefined ? undefined : `${id}-h`,
    onInput: (event: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) => {
      onValue(event.currentTarget.value);
    },
  };
  return long ? <textarea {...shared} /> : <input {...shared} type="text" inputMode={mode} />;
}

export interface Option<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly note?: string;
}

interface ChoiceProps<T extends string> {
  readonly legend: string;
  readonly hint?: string;
  readonly hideLegend?: boolean;
  readonly options: readonly Option<T>[];
  readonly value: T | null;
  readonly onValue: (value: T) => void;
  readonly column?: boolean;
}

/** One answer out of a few, all of them visible; never a drop-down list. */
export function Choice<T extends string>(props: ChoiceProps<T>): VNode {
  const name = useId();
  const { legend, hint, hideLegend = false, options, value, onValue, column = false } = props;
  return (
    <fieldset class="stack-tight">
      <legend class={hideLegend ? 'visually-hidden' : 'field-label'}>{legend}</legend>
      {hint !== undefined && <p class="field-hint">{hint}</p>}
      <div class={`choices${column ? ' choices-column' : ''}`}>
        {options.map((option) => (
          <label class="choice" key={option.value}>
            <input
              type="radio"
              name={name}
              checked={option.value === value}
              onChange={() => {
                onValue(option.value);
              }}
            />
            <span>
              {option.label}
              {option.note !== undefined && <span class="choice-note">{option.note}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

const YES_NO = [
  { value: 'ya', label: UMUM.yes },
  { value: 'tidak', label: UMUM.no },
] as const;

/** A yes/no row (R32). */
export function YesNo(props: {
  readonly legend: string;
  readonly hint?: string;
  readonly value: boolean | null;
  readonly onValue: (value: boolean) => void;
}): VNode {
  const { legend, hint, value, onValue } = props;
  return (
    <Choice
      legend={legend}
      {...(hint !== undefined && { hint })}
      options={YES_NO}
      value={value === null ? null : value ? 'ya' : 'tidak'}
      onValue={(answer) => {
        onValue(answer === 'ya');
      }}
    />
  );
}

export function Tick(props: {
  readonly checked: boolean;
  readonly onChecked: (checked: boolean) => void;
  readonly children: ComponentChildren;
}): VNode {
  return (
    <label class="choice">
      <input
        type="checkbox"
        checked={props.checked}
        onChange={(event) => {
          props.onChecked(event.currentTarget.checked);
        }}
      />
      <span>{props.children}</span>
    </label>
  );
}
