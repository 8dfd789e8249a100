import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

import { Icon } from './icons';
import { type Key, keyOf, type Measure, press } from './reading';
import { KEYPAD as WORDS } from '../teks/umum';

const KEYS: readonly Key[] = ['1', '2', '3', '4', '5', '6', '7', '8', '9', ',', '0', 'hapus'];

interface KeysProps {
  readonly keys: readonly (Key | null)[];
  readonly onKey: (key: Key) => void;
}

/** Whether a key press belongs to another control, which must keep it. */
function elsewhere(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input,textarea,select,dialog') !== null;
}

/** A real keyboard works as well, so that every screen can be used without touch. */
function useKeyboard({ keys, onKey }: KeysProps): void {
  const latest = useRef({ keys, onKey });
  latest.current = { keys, onKey };
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const key = keyOf(event);
      if (key === null || elsewhere(event.target) || !latest.current.keys.includes(key)) return;
      event.preventDefault();
      latest.current.onKey(key);
    };
    document.addEventListener('keydown', listen);
    return () => {
      document.removeEventListener('keydown', listen);
    };
  }, []);
}

/** The 3 x 4 keys. */
export function Keys({ keys, onKey }: KeysProps): VNode {
  useKeyboard({ keys, onKey });
  return (
    <div class="keypad" role="group" aria-label={WORDS.group}>
      {keys.map((key, index) =>
        key === null ? (
          <span key={index} />
        ) : (
          <button
            type="button"
            key={key}
            class={`key${key === 'hapus' || key === ',' ? ' key-soft' : ''}`}
            aria-label={key === 'hapus' ? WORDS.erase : key === ',' ? WORDS.comma : undefined}
            onClick={() => {
              onKey(key);
            }}
          >
            {key === 'hapus' ? <Icon name="hapus" size={30} /> : key}
          </button>
        ),
      )}
    </div>
  );
}

interface Props {
  readonly text: string;
  readonly measure: Measure;
  readonly label: string;
  readonly onText: (text: string) => void;
}

/** Reading with its unit (R13): what is typed stands big above the keys and is read aloud when it changes. */
export function Reading({ text, measure, label }: Omit<Props, 'onText'>): VNode {
  return (
    <output class="reading" aria-live="polite" aria-label={label}>
      <span class={`reading-number${text === '' ? ' reading-empty' : ''}`}>
        {text === '' ? '–' : text}
      </span>
      <span class="reading-unit">{measure.unit}</span>
    </output>
  );
}

/** Two keys pressed before the screen has drawn again must both count. */
export function useLatest<T>(value: T): { current: T } {
  const latest = useRef(value);
  latest.current = value;
  return latest;
}

export function Keypad({ text, measure, onText }: Omit<Props, 'label'>): VNode {
  const latest = useLatest(text);
  return (
    <Keys
      keys={KEYS}
      onKey={(key) => {
        latest.current = press(latest.current, key, measure);
        onText(latest.current);
      }}
    />
  );
}
