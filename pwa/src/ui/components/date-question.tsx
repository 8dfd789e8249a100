import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

import { useApp, useSaving } from '../app-context';
import { Button } from './button';
import { TextField } from './fields';
import { Problem } from './notices';
import { type IsoDate, isDate, longDate } from '../../kernel/dates';
import { HARI as WORDS } from '../teks/hari';

/** 26112026 as 2026-11-26; null while it is not a day. */
export function dateOfDigits(digits: string): IsoDate | null {
  const only = digits.replace(/\D/g, '');
  const date = `${only.slice(4, 8)}-${only.slice(2, 4)}-${only.slice(0, 2)}`;
  return only.length === 8 && isDate(date) ? date : null;
}

/** The clock of this phone is in doubt: the kader says what day it is (architecture 4). */
export function DateQuestion({ guess, words }: { guess: IsoDate; words: string }): VNode {
  const { actions } = useApp();
  const [other, setOther] = useState(false);
  const { problem, save } = useSaving();
  const confirm = (date: IsoDate): void => {
    save(
      () => actions.confirmToday(date),
      () => undefined,
    );
  };
  return (
    <>
      <div>
        <h2>{WORDS.askDate}</h2>
        <p class="soft">{WORDS.askDateWhy}</p>
      </div>
      <Button
        kind="main"
        onClick={() => {
          confirm(guess);
        }}
      >
        {WORDS.yesToday(words)}
      </Button>
      {other ? (
        <OtherDate onDate={confirm} />
      ) : (
        <Button
          onClick={() => {
            setOther(true);
          }}
        >
          {WORDS.otherDate}
        </Button>
      )}
      <Problem words={problem} />
    </>
  );
}

function OtherDate({ onDate }: { onDate: (date: IsoDate) => void }): VNode {
  const [digits, setDigits] = useState('');
  const [wrong, setWrong] = useState(false);
  const date = dateOfDigits(digits);
  return (
    <>
      <DateField
        label={WORDS.dateDigits}
        hint={WORDS.dateHint}
        value={digits}
        onValue={setDigits}
      />
      <Problem words={wrong && date === null ? WORDS.dateWrong : ''} />
      <Button
        onClick={() => {
          setWrong(date === null);
          if (date !== null) onDate(date);
        }}
      >
        {date === null ? WORDS.otherDate : WORDS.yesToday(longDate(date))}
      </Button>
    </>
  );
}

interface DateProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly onValue: (digits: string) => void;
}

/** Eight digits, shown at once in words. */
export function DateField({ label, hint, value, onValue }: DateProps): VNode {
  const date = dateOfDigits(value);
  return (
    <>
      <TextField
        label={label}
        hint={hint}
        value={value}
        mode="numeric"
        maxLength={10}
        onValue={onValue}
      />
      <p aria-live="polite">{date === null ? '' : longDate(date)}</p>
    </>
  );
}
