import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

import { Button } from '../components/button';
import { Fold, Notice } from '../components/notices';
import { RescueCard } from '../components/rescue';
import type { Rescue } from '../../state/contract';
import { UMUM } from '../teks/umum';
import { PULIH as WORDS } from '../teks/titip';

/**
 * The main database does not open. Stands alone: there is no app behind it. First what is unsent goes out, then the phone
 * begins anew and takes the rest from the village.
 */
export function Repair(props: { rescue: Rescue | null; renew: () => Promise<void> }): VNode {
  const { rescue, renew } = props;
  const [asked, setAsked] = useState(false);
  const reload = (): void => {
    window.location.reload();
  };
  return (
    <main class="screen-body stack">
      <h1>{WORDS.title}</h1>
      {rescue ? <RescueCard rescue={rescue} /> : <Notice icon="perisai">{WORDS.none}</Notice>}
      <Button onClick={reload}>{WORDS.again}</Button>
      <p class="soft">{UMUM.noStorageHint}</p>
      <Fold title={WORDS.fresh}>
        <p>{WORDS.freshWords}</p>
        <Button
          kind="danger"
          onClick={() => {
            if (asked) void renew().then(reload, reload);
            else setAsked(true);
          }}
        >
          {asked ? WORDS.freshYes : WORDS.fresh}
        </Button>
      </Fold>
    </main>
  );
}
