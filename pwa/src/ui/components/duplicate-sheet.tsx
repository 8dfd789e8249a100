import type { VNode } from 'preact';

import { Button } from './button';
import { HitItem } from './person-search';
import { Sheet } from './sheet';
import { useApp } from '../app-context';
import { replace } from '../router';
import type { DuplicateHit } from '../../state/contract';
import { ORANG_BARU as WORDS } from '../teks/orang';

interface Props {
  readonly hits: readonly DuplicateHit[];
  readonly onDifferent: () => void;
  readonly close: () => void;
}

/** "Apakah ini orang yang sama?" Nothing is merged here; that is done later, by the village or midwife. */
export function DuplicateSheet({ hits, onDifferent, close }: Props): VNode {
  const { actions } = useApp();
  return (
    <Sheet title={WORDS.same} onClose={close}>
      <p class="soft">{WORDS.sameHint}</p>
      <ul class="list">
        {hits.map((hit) => (
          <li key={hit.wargaId}>
            <HitItem
              hit={hit}
              onPick={({ wargaId }) => {
                void actions.dropDraft('orang-baru');
                replace('orang', wargaId);
              }}
            />
          </li>
        ))}
      </ul>
      <Button onClick={onDifferent}>{WORDS.different}</Button>
    </Sheet>
  );
}
