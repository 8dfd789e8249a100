import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

import { Problem } from './notices';
import { PIN_LENGTH, PinPad } from './pin-pad';
import { PIN } from '../teks/masuk';

/** 111111, 123456 and 654321: what a finder tries first. */
export function isEasy(pin: string): boolean {
  const digits = Array.from(pin, Number);
  const steps = new Set(digits.slice(1).map((digit, at) => digit - (digits[at] ?? 0)));
  const [only] = steps;
  return steps.size === 1 && only !== undefined && Math.abs(only) <= 1;
}

interface Props {
  readonly onChosen: (pin: string) => void;
}

/** A new PIN, typed twice. */
export function NewPin({ onChosen }: Props): VNode {
  const [first, setFirst] = useState<string | null>(null);
  const [pin, setPin] = useState('');
  const [problem, setProblem] = useState('');
  const restart = (words: string): void => {
    setFirst(null);
    setPin('');
    setProblem(words);
  };
  const complete = (whole: string): void => {
    if (first === null) {
      if (isEasy(whole)) {
        restart(PIN.easy);
        return;
      }
      setFirst(whole);
      setPin('');
      setProblem('');
    } else if (first === whole) onChosen(whole);
    else restart(PIN.different);
  };
  return (
    <>
      <div>
        <h2>{first === null ? PIN.choose : PIN.repeat}</h2>
        <p class="soft">{first === null ? PIN.chooseHint : PIN.repeatHint}</p>
      </div>
      <Problem words={problem} />
      <PinPad
        fresh
        pin={pin}
        wrong={problem !== ''}
        onPin={(next) => {
          setPin(next);
          if (next.length === PIN_LENGTH) complete(next);
        }}
      />
    </>
  );
}
