import type { VNode } from 'preact';

import { ANTREAN as WORDS } from '../teks/hari';

interface Props {
  readonly rts: readonly string[];
  readonly value: string | null;
  readonly onRt: (rt: string | null) => void;
}

/** One RT of this posyandu, or all of them. */
export function RtSelect({ rts, value, onRt }: Props): VNode {
  return (
    <select
      class="select"
      aria-label={WORDS.chooseRt}
      value={value ?? ''}
      onChange={(event) => {
        const chosen = event.currentTarget.value;
        onRt(chosen === '' ? null : chosen);
      }}
    >
      <option value="">{WORDS.allRt}</option>
      {rts.map((rt) => (
        <option key={rt} value={rt}>
          {rt}
        </option>
      ))}
    </select>
  );
}
