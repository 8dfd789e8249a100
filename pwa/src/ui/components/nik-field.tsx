import type { VNode } from 'preact';

import { useApp } from '../app-context';
import { TextField } from './fields';
import { Notice } from './notices';
import type { IsoDate } from '../../kernel/dates';
import { sentence } from '../../state/sentences';
import { ORANG_BARU as WORDS } from '../teks/orang';

interface Props {
  readonly nik: string;
  readonly birth: IsoDate | null;
  readonly sex: 'L' | 'P' | null;
  readonly onNik: (digits: string) => void;
}

/** Grouped 4-4-4-4 with what it says; a NIK that disagrees warns and never blocks (R17). */
export function NikField({ nik, birth, sex, onNik }: Props): VNode {
  const help = useApp().views.nik(nik, birth, sex);
  return (
    <div class="stack-tight">
      <TextField
        label={WORDS.nik}
        hint={WORDS.nikHint}
        value={help.grouped}
        mode="numeric"
        maxLength={19}
        onValue={(typed) => {
          onNik(typed.replace(/\D/g, '').slice(0, 16));
        }}
      />
      <p class="echo" aria-live="polite">
        {help.words}
      </p>
      {help.warning && <Notice warn>{sentence(help.warning)}</Notice>}
    </div>
  );
}
