import type { VNode } from 'preact';

import { Keys, useLatest } from './keypad';
import type { Key } from './reading';
import { PIN as WORDS } from '../teks/masuk';

export const PIN_LENGTH = 6;

const DIGITS: readonly Key[] = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];
const KEYS: readonly (Key | null)[] = [...DIGITS, null, '0', 'hapus'];

interface Props {
  readonly pin: string;
  readonly wrong?: boolean;
  readonly onPin: (pin: string) => void;
}

/** Six dots and ten digits. The dots never tell the digits, not even to a screen reader. */
export function PinPad({ pin, wrong = false, onPin }: Props): VNode {
  const latest = useLatest(pin);
  const type = (key: Key): void => {
    const typed = latest.current;
    if (key !== 'hapus' && typed.length >= PIN_LENGTH) return;
    latest.current = key === 'hapus' ? typed.slice(0, -1) : typed + key;
    onPin(latest.current);
  };
  return (
    <div class="pin">
      <output
        class={`pin-dots${wrong ? ' is-wrong' : ''}`}
        aria-live="polite"
        aria-label={WORDS.filled(pin.length)}
      >
        {Array.from({ length: PIN_LENGTH }, (_, index) => (
          <span key={index} class={`pin-dot${index < pin.length ? ' is-full' : ''}`} />
        ))}
      </output>
      <Keys keys={KEYS} onKey={type} />
    </div>
  );
}
