import type { VNode } from 'preact';

import { LinkButton } from './button';
import { Choice, TextField, YesNo } from './fields';
import { LocationField } from './location-field';
import { Icon } from './icons';
import type { Typed } from '../answers';
import type { Question } from '../catalog';
import { path } from '../router';
import { LAYANAN as WORDS } from '../teks/kunjungan';
import { USULAN } from '../teks/usulan';

interface Props {
  readonly questions: readonly Question[];
  readonly typed: Typed;
  readonly onTyped: (typed: Typed) => void;
  /** The sealed form may offer choices that no other form shows. */
  readonly sealed?: boolean;
}

/** Any line of the catalogue as a form: the questions are data, this draws their types. */
export function QuestionForm({ questions, typed, onTyped, sealed = false }: Props): VNode {
  const hidden = !sealed && questions.some((one) => one.options?.some((option) => option.rahasia));
  return (
    <div class="stack">
      {questions.map((question) => (
        <div key={question.id} class="stack-tight">
          <QuestionField
            question={question}
            value={typed[question.id]}
            sealed={sealed}
            onValue={(value) => {
              onTyped({ ...typed, [question.id]: value });
            }}
          />
          {question.dilindungi === true && !sealed && (
            <p class="receipt">
              <Icon name="kunci" size={20} />
              {WORDS.protected}
            </p>
          )}
        </div>
      ))}
      {hidden && (
        <LinkButton href={path('rahasia')} icon="kunci">
          {USULAN.secretOption}
        </LinkButton>
      )}
    </div>
  );
}

interface FieldProps {
  readonly question: Question;
  readonly value: unknown;
  readonly sealed: boolean;
  readonly onValue: (value: unknown) => void;
}

function QuestionField(props: FieldProps): VNode {
  const { question, value, onValue } = props;
  switch (question.type) {
    case 'ya_tidak':
      return (
        <YesNo
          legend={question.text}
          value={typeof value === 'boolean' ? value : null}
          onValue={onValue}
        />
      );
    case 'pilihan':
      return <OptionField {...props} />;
    case 'lokasi':
      return <LocationField label={question.text} value={value} onValue={onValue} />;
    case 'teks':
    case 'bilangan':
    case 'angka_desimal':
    case 'tanggal':
      return <TypedField {...props} />;
  }
}

function OptionField({ question, value, sealed, onValue }: FieldProps): VNode {
  const options = (question.options ?? []).filter((option) => sealed || option.rahasia !== true);
  return (
    <Choice
      legend={question.text}
      column
      options={options.map((option) => ({ value: option.id, label: option.text }))}
      value={typeof value === 'string' ? value : null}
      onValue={onValue}
    />
  );
}

const MODES = {
  teks: 'text',
  bilangan: 'numeric',
  angka_desimal: 'decimal',
  tanggal: 'numeric',
} as const;

function TypedField({ question, value, onValue }: FieldProps): VNode {
  const { type, unit = '', max_length: most = 300 } = question;
  const hint = type === 'tanggal' ? WORDS.dateHint : unit === '' ? undefined : WORDS.unit(unit);
  return (
    <TextField
      label={question.text}
      {...(hint !== undefined && { hint })}
      long={type === 'teks' && most > 100}
      maxLength={type === 'teks' ? most : 14}
      mode={type in MODES ? MODES[type as keyof typeof MODES] : 'text'}
      value={typeof value === 'string' ? value : ''}
      onValue={onValue}
    />
  );
}
