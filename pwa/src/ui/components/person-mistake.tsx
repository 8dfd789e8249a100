import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

import { useApp, useSaving } from '../app-context';
import { Button } from './button';
import { Choice } from './fields';
import { Problem } from './notices';
import type { ProfileView } from '../../state/contract';
import { PROFIL as WORDS } from '../teks/orang';
import { tell } from '../undo';

interface Props {
  readonly warga: ProfileView['warga'];
  readonly close: () => void;
}

/** She was registered by mistake: away with a reason, and back for ten seconds by the bar or for 30 days by Arsip. */
export function Mistake({ warga, close }: Props): VNode {
  const { actions } = useApp();
  const { problem, busy, save } = useSaving();
  const [reason, setReason] = useState<string>(WORDS.archiveReasons[0]);
  return (
    <>
      <p class="soft">{WORDS.archiveHint}</p>
      <Choice
        legend={WORDS.archiveWhy}
        options={WORDS.archiveReasons.map((value) => ({ value, label: value }))}
        value={reason}
        onValue={setReason}
      />
      <Problem words={problem} />
      <Button
        kind="main"
        busy={busy}
        onClick={() => {
          save(
            () => actions.archiveWarga(warga.id, reason),
            () => {
              close();
              tell(WORDS.archived, () => actions.restoreWarga(warga.id));
            },
          );
        }}
      >
        {WORDS.archive}
      </Button>
    </>
  );
}
