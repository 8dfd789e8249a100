import type { VNode } from 'preact';

import { useApp } from '../app-context';
import { TextField } from './fields';
import { Notice } from './notices';
import type { IsoDate } from '../../kernel/dates';
import type { Failure } from '../../kernel/result';
import { sentence } from '../../state/sentences';
import { ORANG_BARU as WORDS } from '../teks/orang';

interface NumberProps {
  readonly label: string;
  readonly hint: string;
  readonly grouped: string;
  readonly words: string;
  readonly warning: Failure | null;
  readonly onDigits: (digits: string) => void;
}

/** Sixteen digits, grouped 4-4-4-4 as people write them. */
function NumberField({ label, hint, grouped, words, warning, onDigits }: NumberProps): VNode {
  return (
    <div class="stack-tight">
      <TextField
        label={label}
        hint={hint}
        value={grouped}
        mode="numeric"
        maxLength={19}
        onValue={(typed) => {
          onDigits(typed.replace(/\D/g, '').slice(0, 16));
        }}
      />
      <p class="echo" aria-live="polite">
        {words}
      </p>
      {warning && <Notice warn>{sentence(warning)}</Notice>}
    </div>
  );
}

interface Props {
  readonly nik: string;
  readonly birth: IsoDate | null;
  readonly sex: 'L' | 'P' | null;
  readonly hint?: string | null;
  readonly onNik: (digits: string) => void;
}

/** A NIK with what it says; one that disagrees warns and never blocks (R17). */
export function NikField({ nik, birth, sex, hint = null, onNik }: Props): VNode {
  const help = useApp().views.nik(nik, birth, sex);
  return <NumberField label={WORDS.nik} hint={hint ?? WORDS.nikHint} onDigits={onNik} {...help} />;
}

interface KkProps {
  readonly kk: string;
  readonly hint?: string | null;
  readonly onKk: (digits: string) => void;
}

/** A KK number, optional for ever; `hint` is the one that is known, masked. */
export function KkField({ kk, hint = null, onKk }: KkProps): VNode {
  const { grouped } = useApp().views.nik(kk, null, null);
  const odd = kk.length % 16 > 0;
  return (
    <NumberField
      label={WORDS.kk}
      hint={hint ?? WORDS.phoneHint}
      grouped={grouped}
      words=""
      warning={odd ? { code: 'warga.kk_bukan_16_angka', params: {} } : null}
      onDigits={onKk}
    />
  );
}
