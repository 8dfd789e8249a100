import type { VNode } from 'preact';

import { Keys } from './keypad';
import type { Key } from './reading';
import { PIN as WORDS } from '../teks/masuk';

export const PIN_LENGTH = 6;

const KEYS: readonly (Key | null)[] = [
  '1',
  '2',
  '3',
  '4',
  '5',
  '6',
  '7',
  '8',
  '9',
  null,
  '0',
  'hapus',
];

interface Props {
  readonly pin: string;
  readonly wrong?: boolean;
  readonly onPin: (pin: string) => void;
}

/** Six dots and ten digits. The dots never tell the digits, not even to a screen reader. */
export function PinPad({ pin, wrong = false, onPin }: Props): VNode {
  return (
    <div class="stack-tight">
      <output
        class={`pin-dots${wrong ? ' is-wrong' : ''}`}
        aria-live="polite"
        aria-label={WORDS.filled(pin.length)}
      >
        {Array.from({ length: PIN_LENGTH }, (_, index) => (
          <span key={index} class={`pin-dot${index < pin.length ? ' is-full' : ''}`} />
        ))}
      </output>
      <Keys
        keys={KEYS}
        onKey={(key) => {
          if (key === 'hapus') onPin(pin.slice(0, -1));
          else if (pin.length < PIN_LENGTH) onPin(pin + key);
        }}
      />
    </div>
  );
}
