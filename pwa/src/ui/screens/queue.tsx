import type { VNode } from 'preact';

import { useApp } from '../app-context';
import { LinkButton } from '../components/button';
import { Empty } from '../components/notices';
import { QueueRowItem } from '../components/queue-row';
import { RtSelect } from '../components/rt-select';
import { Screen } from '../components/screen';
import { VirtualList } from '../components/virtual-list';
import { path } from '../router';
import { ANTREAN as WORDS, BERANDA } from '../teks/hari';
import { filterRows, isDone, queueFilter } from '../queue-filter';

/** K-03: who is expected, who came, who waits. Filters stay while the kader works through the list. */
export function Queue(): VNode {
  const { status, present, expected } = useApp().views.queue.value;
  return (
    <Screen title={WORDS.title} note={BERANDA.present(present, expected)} nav>
      {status === 'belum' ? <NotOpen /> : <OpenQueue />}
    </Screen>
  );
}

function NotOpen(): VNode {
  return (
    <Empty icon="antrean" words={WORDS.notOpen}>
      <LinkButton href={path('hari')} kind="main">
        {WORDS.openFirst}
      </LinkButton>
    </Empty>
  );
}

function OpenQueue(): VNode {
  const { status, rows } = useApp().views.queue.value;
  const filter = queueFilter.value;
  const shown = filterRows(rows, filter);
  return (
    <>
      {status === 'tutup' && (
        <>
          <p>{WORDS.closedNow}</p>
          <LinkButton href={path('tutup')}>{WORDS.openAgain}</LinkButton>
        </>
      )}
      <div class="pair">
        <LinkButton href={path('cari')} icon="cari" small>
          {WORDS.find}
        </LinkButton>
        <LinkButton href={path('orang-baru')} icon="tambah" small>
          {WORDS.newPerson}
        </LinkButton>
      </div>
      <Filters />
      {shown.length === 0 ? (
        <Empty icon="cek" words={emptyWords(rows.length, filter.done)} />
      ) : (
        <VirtualList
          label={WORDS.list}
          rows={shown}
          keyOf={(row) => row.wargaId}
          render={(row) => <QueueRowItem row={row} open={status === 'buka'} />}
        />
      )}
      {status === 'buka' && (
        <LinkButton href={path('tutup')} kind="main">
          {BERANDA.close}
        </LinkButton>
      )}
    </>
  );
}

function emptyWords(people: number, done: boolean): string {
  if (people === 0) return WORDS.noPeople;
  return done ? WORDS.nobodyDone : WORDS.nobody;
}

function Filters(): VNode {
  const { groups, rts, rows } = useApp().views.queue.value;
  const filter = queueFilter.value;
  const done = rows.filter(isDone).length;
  return (
    <div class="stack-tight" role="group" aria-label={WORDS.filter}>
      <div class="switch">
        <Pill on={!filter.done} press={{ done: false }} words={WORDS.waiting(rows.length - done)} />
        <Pill on={filter.done} press={{ done: true }} words={WORDS.done(done)} />
      </div>
      <div class="chips">
        {groups.map(({ group, label, count }) => (
          <Pill
            key={group}
            on={filter.group === group}
            press={{ group: filter.group === group ? null : group }}
            words={`${label} ${count}`}
          />
        ))}
        {rts.length > 1 && (
          <RtSelect
            rts={rts}
            value={filter.rt}
            onRt={(rt) => {
              queueFilter.value = { ...queueFilter.value, rt };
            }}
          />
        )}
      </div>
    </div>
  );
}

interface PillProps {
  readonly on: boolean;
  readonly press: Partial<typeof queueFilter.value>;
  readonly words: string;
}

function Pill({ on, press, words }: PillProps): VNode {
  return (
    <button
      type="button"
      class="chip"
      aria-pressed={on ? 'true' : 'false'}
      onClick={() => {
        queueFilter.value = { ...queueFilter.value, ...press };
      }}
    >
      {words}
    </button>
  );
}
