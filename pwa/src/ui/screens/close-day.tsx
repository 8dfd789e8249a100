import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

import { useApp, useSaving } from '../app-context';
import { Button, LinkButton } from '../components/button';
import { TextField } from '../components/fields';
import { NameSheet } from '../components/name-sheet';
import { Empty, Fold, Notice, Problem } from '../components/notices';
import { RecapNumbers } from '../components/recap-numbers';
import { Screen } from '../components/screen';
import { ShareButton } from '../components/share';
import { go, path } from '../router';
import { ANTREAN, TUTUP as WORDS } from '../teks/hari';
import { tell } from '../undo';

/** K-15: the recap makes itself; every number opens its names (R43). */
export function CloseDay(): VNode {
  const { views } = useApp();
  const recap = views.recap.value;
  if (recap.status === 'belum') {
    return (
      <Screen title={WORDS.title} backTo="beranda">
        <Empty icon="antrean" words={ANTREAN.notOpen}>
          <LinkButton href={path('hari')} kind="main">
            {ANTREAN.openFirst}
          </LinkButton>
        </Empty>
      </Screen>
    );
  }
  return <Recap />;
}

function Recap(): VNode {
  const recap = useApp().views.recap.value;
  const open = recap.status === 'buka';
  return (
    <Screen
      title={open ? WORDS.title : WORDS.recap}
      note={recap.dateWords}
      backTo="beranda"
      actions={open && <CloseButton />}
    >
      <p class="thanks">{recap.thanks}</p>
      <RecapNumbers />
      <Missing />
      <Served />
      <ShareButton text={recap.shareText} label={WORDS.share} />
      <LinkButton href={path('riwayat')} kind="quiet" icon="riwayat">
        {WORDS.today}
      </LinkButton>
      {!open && <Reopen />}
    </Screen>
  );
}

function CloseButton(): VNode {
  const { actions } = useApp();
  const { problem, busy, save } = useSaving();
  const close = (): void => {
    save(
      () => actions.closeSesi(),
      (receipt) => {
        tell(WORDS.closedNow(receipt.time));
        window.scrollTo(0, 0);
      },
    );
  };
  return (
    <>
      <Problem words={problem} />
      <Button kind="main" busy={busy} onClick={close}>
        {WORDS.close}
      </Button>
    </>
  );
}

function Missing(): VNode {
  const { missing } = useApp().views.recap.value;
  const [people, setPeople] = useState<{ title: string; ids: readonly string[] } | null>(null);
  if (missing.length === 0) return <Notice icon="cek">{WORDS.complete}</Notice>;
  return (
    <section class="stack-tight">
      <h2>{WORDS.missing}</h2>
      {missing.map((line) => (
        <button
          type="button"
          key={line.words}
          class="item missing"
          onClick={() => {
            setPeople({ title: line.words, ids: line.people });
          }}
        >
          <span class="item-main">{line.words}</span>
          <strong>{WORDS.fill}</strong>
        </button>
      ))}
      {people !== null && (
        <NameSheet
          title={people.title}
          ids={people.ids}
          onPick={(id) => {
            go('orang', id);
          }}
          close={() => {
            setPeople(null);
          }}
        />
      )}
    </section>
  );
}

function Served(): VNode {
  const { groups, requests, kader } = useApp().views.recap.value;
  return (
    <section class="card">
      <h2>{WORDS.people}</h2>
      <dl class="facts">
        {groups.map(({ label, count }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd class="number">{count}</dd>
          </div>
        ))}
        <div>
          <dt>{WORDS.requests}</dt>
          <dd class="number">{requests}</dd>
        </div>
        <div>
          <dt>{WORDS.kader}</dt>
          <dd>{kader.join(', ')}</dd>
        </div>
      </dl>
    </section>
  );
}

function Reopen(): VNode {
  const { actions } = useApp();
  const [reason, setReason] = useState('');
  const { problem, busy, save } = useSaving();
  return (
    <Fold title={WORDS.reopen}>
      <TextField
        label={WORDS.reopenWhy}
        hint={WORDS.reopenHint}
        value={reason}
        onValue={setReason}
      />
      <Problem words={problem} />
      <Button
        busy={busy}
        onClick={() => {
          if (reason.trim() !== '')
            save(
              () => actions.reopenSesi(reason.trim()),
              () => {
                go('antrean');
              },
            );
        }}
      >
        {WORDS.reopen}
      </Button>
    </Fold>
  );
}
