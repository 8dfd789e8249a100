import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';

import { Keys, useLatest } from './keypad';
import type { Key } from './reading';
import { PIN as WORDS } from '../teks/masuk';

export const PIN_LENGTH = 6;

const DIGITS: readonly Key[] = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];
const KEYS: readonly (Key | null)[] = [...DIGITS, null, '0', 'hapus'];

interface Props {
  readonly pin: string;
  readonly wrong?: boolean;
  /** A PIN that is being made, for whoever keeps passwords. */
  readonly fresh?: boolean;
  readonly onPin: (pin: string) => void;
}

/** Digits of what is pasted or filled in, as many as a PIN has. */
function digitsOf(text: string): string {
  return text.replace(/\D/g, '').slice(0, PIN_LENGTH);
}

/** A PIN may be pasted wherever the cursor stands (R38). */
function usePaste(onPin: (pin: string) => void): void {
  const latest = useLatest(onPin);
  useEffect(() => {
    const listen = (event: ClipboardEvent): void => {
      const digits = digitsOf(event.clipboardData?.getData('text') ?? '');
      if (digits === '') return;
      event.preventDefault();
      latest.current(digits);
    };
    document.addEventListener('paste', listen);
    return () => {
      document.removeEventListener('paste', listen);
    };
  }, []);
}

/** Six dots and ten digits. The dots never tell the digits, not even to a screen reader. */
export function PinPad({ pin, wrong = false, fresh = false, onPin }: Props): VNode {
  const latest = useLatest(pin);
  usePaste(onPin);
  const type = (key: Key): void => {
    const typed = latest.current;
    if (key !== 'hapus' && typed.length >= PIN_LENGTH) return;
    latest.current = key === 'hapus' ? typed.slice(0, -1) : typed + key;
    onPin(latest.current);
  };
  return (
    <div class="pin">
      <input
        type="password"
        class="visually-hidden pin-input"
        inputMode="none"
        autocomplete={fresh ? 'new-password' : 'current-password'}
        aria-label={WORDS.field}
        maxLength={PIN_LENGTH}
        value={pin}
        onInput={(event) => {
          onPin(digitsOf(event.currentTarget.value));
        }}
      />
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
