import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

import { useApp, useSaving } from '../app-context';
import { Button, LinkButton } from '../components/button';
import { TextField } from '../components/fields';
import { NameSheet } from '../components/name-sheet';
import { Empty, Fold, Notice, Problem } from '../components/notices';
import { RecapNumbers, type ShowNames } from '../components/recap-numbers';
import { Screen } from '../components/screen';
import { ShareButton } from '../components/share';
import { go, path } from '../router';
import type { RecapView } from '../../state/contract';
import { ANTREAN, TUTUP as WORDS } from '../teks/hari';
import { tell } from '../undo';

/** K-15: the recap makes itself; every number opens its names (R43). `id`: another opening day than today's. */
export function CloseDay({ id }: { id: string }): VNode {
  const { views } = useApp();
  const recap = id === '' ? views.recap.value : views.recapOf(id);
  if (recap.status === 'belum') {
    return (
      <Screen title={WORDS.title} backTo="beranda">
        <Empty icon="antrean" words={ANTREAN.notOpen}>
          <LinkButton href={path('hari')} kind="main">
            {ANTREAN.openFirst}
          </LinkButton>
        </Empty>
        <Days recap={recap} />
      </Screen>
    );
  }
  return <Recap recap={recap} />;
}

interface Props {
  readonly recap: RecapView;
}

function Recap({ recap }: Props): VNode {
  const open = recap.status === 'buka';
  const past = recap.sesiId !== useApp().views.queue.value.sesiId;
  const [names, setNames] = useState<{ title: string; ids: readonly string[] } | null>(null);
  const showNames: ShowNames = (title, ids) => {
    setNames({ title, ids });
  };
  const close = (): void => {
    setNames(null);
  };
  return (
    <Screen
      title={open ? WORDS.title : WORDS.recap}
      note={recap.dateWords}
      backTo="beranda"
      actions={open && <CloseButton recap={recap} />}
    >
      <p class="thanks">{recap.thanks}</p>
      {past && <Notice icon="jam">{WORDS.pastDay}</Notice>}
      <RecapNumbers recap={recap} showNames={showNames} />
      <Missing recap={recap} showNames={showNames} />
      <Served recap={recap} showNames={showNames} />
      <ShareButton text={recap.shareText} label={WORDS.share} />
      <LinkButton href={path('riwayat')} kind="quiet" icon="riwayat">
        {WORDS.today}
      </LinkButton>
      {!open && <Reopen recap={recap} />}
      <Days recap={recap} />
      {names !== null && <NameSheet {...names} close={close} />}
    </Screen>
  );
}

/** Opening days of the last week: one may stand open still, one may have to be opened again. */
function Days({ recap }: Props): VNode | null {
  if (recap.days.length === 0) return null;
  return (
    <section class="stack-tight">
      <h2>{WORDS.days}</h2>
      {recap.days.map(({ sesiId, words }) => (
        <LinkButton key={sesiId} href={path('tutup', sesiId)} icon="riwayat">
          {words}
        </LinkButton>
      ))}
    </section>
  );
}

function CloseButton({ recap }: Props): VNode {
  const { actions } = useApp();
  const { problem, busy, save } = useSaving();
  const close = (): void => {
    save(
      () => actions.closeSesi(recap.sesiId ?? undefined),
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

interface NamesProps extends Props {
  readonly showNames: ShowNames;
}

function Missing({ recap, showNames }: NamesProps): VNode {
  if (recap.missing.length === 0) return <Notice icon="cek">{WORDS.complete}</Notice>;
  return (
    <section class="stack-tight">
      <h2>{WORDS.missing}</h2>
      {recap.missing.map((line) => (
        <button
          type="button"
          key={line.words}
          class="item missing"
          onClick={() => {
            showNames(line.words, line.people);
          }}
        >
          <span class="item-main">{line.words}</span>
          <strong>{WORDS.fill}</strong>
        </button>
      ))}
    </section>
  );
}

function Served({ recap, showNames }: NamesProps): VNode {
  const requests = { label: WORDS.requests, people: recap.people.usulan ?? [] };
  return (
    <section class="card">
      <h2>{WORDS.people}</h2>
      {[...recap.groups, requests].map(({ label, people }) => (
        <button
          type="button"
          key={label}
          class="item"
          onClick={() => {
            showNames(label, people);
          }}
        >
          <span class="item-main">{label}</span>
          <strong class="number">{people.length}</strong>
        </button>
      ))}
      <p>
        {WORDS.kader}: {recap.kader.join(', ')}
      </p>
    </section>
  );
}

function Reopen({ recap }: Props): VNode {
  const { actions, views } = useApp();
  const { chair } = views.home.value;
  const [reason, setReason] = useState('');
  const { problem, busy, save } = useSaving();
  const reopen = (): void => {
    if (reason.trim() === '') return;
    save(
      () => actions.reopenSesi(reason.trim(), recap.sesiId ?? undefined),
      () => {
        if (recap.sesiId === views.queue.value.sesiId) go('antrean');
      },
    );
  };
  if (!chair.mine) return <Fold title={WORDS.reopen}>{chair.words}</Fold>;
  return (
    <Fold title={WORDS.reopen}>
      <TextField
        label={WORDS.reopenWhy}
        hint={WORDS.reopenHint}
        value={reason}
        onValue={setReason}
      />
      <Problem words={problem} />
      <Button busy={busy} onClick={reopen}>
        {WORDS.reopen}
      </Button>
    </Fold>
  );
}
