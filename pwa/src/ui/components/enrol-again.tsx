import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

import { useApp, useSaving } from '../app-context';
import { Button } from './button';
import { CODE_LENGTH, CodeField } from './code-field';
import { Problem } from './notices';
import { AKTIFKAN_ULANG as WORDS, AKTIVASI } from '../teks/masuk';
import { tell } from '../undo';

/** A new code from the village for a phone whose numbers were used twice; everything on it stays. */
export function EnrolAgain(): VNode {
  const { actions } = useApp();
  const [code, setCode] = useState('');
  const [short, setShort] = useState(false);
  const { problem, busy, save } = useSaving();
  const left = CODE_LENGTH - code.length;
  const enrol = (): void => {
    setShort(left > 0);
    if (left > 0) return;
    save(
      () => actions.reenrol(code),
      () => {
        tell(WORDS.done);
      },
    );
  };
  return (
    <section class="card">
      <h2>{WORDS.title}</h2>
      <p>{WORDS.lead}</p>
      <CodeField code={code} onCode={setCode} />
      <Problem words={short && left > 0 ? AKTIVASI.short(left) : problem} />
      <Button kind="main" busy={busy} onClick={enrol}>
        {busy ? AKTIVASI.working : WORDS.title}
      </Button>
    </section>
  );
}
