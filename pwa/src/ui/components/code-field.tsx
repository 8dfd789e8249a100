import type { VNode } from 'preact';

import { TextField } from './fields';
import { AKTIVASI } from '../teks/masuk';

export const CODE_LENGTH = 10;

/** What counts of a typed or scanned code: capitals and digits, without spaces and dashes. */
export function cleanCode(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .slice(0, CODE_LENGTH);
}

/** "ABCDE-12345": five and five, as it is printed. */
export function groupCode(code: string): string {
  return code.length > 5 ? `${code.slice(0, 5)}-${code.slice(5)}` : code;
}

interface Props {
  readonly code: string;
  readonly onCode: (code: string) => void;
}

export function CodeField({ code, onCode }: Props): VNode {
  return (
    <div class="code-field">
      <TextField
        label={AKTIVASI.code}
        hint={AKTIVASI.codeHint}
        value={groupCode(code)}
        capitals="characters"
        autoComplete="one-time-code"
        maxLength={20}
        onValue={(typed) => {
          onCode(cleanCode(typed));
        }}
      />
    </div>
  );
}
