import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

import { Button } from './button';
import { Notice, Problem } from './notices';
import { CarryButton } from './titip';
import { failureOf, ok } from '../../kernel/result';
import type { Rescue } from '../../state/contract';
import { sentence } from '../../state/sentences';
import { PULIH as WORDS } from '../teks/titip';

/** What only the second copy still has goes from here, without PIN and without an enrolled phone. */
export function RescueCard({ rescue }: { rescue: Rescue }): VNode {
  const [sent, setSent] = useState(0);
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const send = async (): Promise<void> => {
    setBusy(true);
    try {
      setSent((await rescue.send()).catatan);
      setProblem('');
    } catch (error) {
      setProblem(sentence(failureOf(error)));
    }
    setBusy(false);
  };
  if (sent > 0) return <Notice icon="cek">{WORDS.sent(sent)}</Notice>;
  return (
    <section class="card stack">
      <h2>{WORDS.old}</h2>
      <p class="strong">{WORDS.safe(rescue.count)}</p>
      <p>{WORDS.first}</p>
      <Problem words={problem} />
      <Button kind="main" icon="kirim" busy={busy} onClick={() => void send()}>
        {WORDS.send}
      </Button>
      <CarryButton make={async () => ok(await rescue.file())} />
    </section>
  );
}
