import type { VNode } from 'preact';

import { useApp, useSaving } from '../app-context';
import { Button } from '../components/button';
import { Icon } from '../components/icons';
import { Empty, Notice, Problem } from '../components/notices';
import { Screen } from '../components/screen';
import { path } from '../router';
import type { ArchivedPerson } from '../../state/contract';
import { ARSIP as WORDS } from '../teks/orang';
import { tell } from '../undo';

/** Who was registered by mistake and can still be taken back here. */
export function Archive(): VNode {
  const people = useApp().views.archive.value;
  return (
    <Screen title={WORDS.title} backTo="lainnya">
      {people.length === 0 ? (
        <Empty icon="berkas" words={WORDS.none} />
      ) : (
        <ul class="list">
          {people.map(({ wargaId, nama, words }) => (
            <li key={wargaId}>
              <a class="item" href={path('orang', wargaId)}>
                <span class="item-main">
                  <span class="item-name">{nama}</span>
                  <span class="item-note">{words}</span>
                </span>
                <span class="item-go">
                  <Icon name="maju" />
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
      <p class="soft">{WORDS.hint}</p>
    </Screen>
  );
}

/** The page of somebody in the archive: since when, why, and back. */
export function Archived({ person: { wargaId, nama, words } }: { person: ArchivedPerson }): VNode {
  const { actions } = useApp();
  const { problem, busy, save } = useSaving();
  return (
    <Screen title={nama} note={WORDS.state} backTo="arsip">
      <Notice icon="berkas">
        <strong>{WORDS.state}</strong>
        <br />
        {words}
      </Notice>
      <p>{WORDS.explain}</p>
      <Problem words={problem} />
      <Button
        kind="main"
        busy={busy}
        onClick={() => {
          save(
            () => actions.restoreWarga(wargaId),
            () => {
              tell(WORDS.restored);
            },
          );
        }}
      >
        {WORDS.restore}
      </Button>
    </Screen>
  );
}
