import type { VNode } from 'preact';

import { useApp } from '../app-context';
import { Button, LinkButton } from '../components/button';
import { Icon, type IconName } from '../components/icons';
import { Empty, Notice } from '../components/notices';
import { Screen } from '../components/screen';
import { WeaveMark } from '../components/weave';
import { path } from '../router';
import { sentence } from '../../state/sentences';
import { BERANDA as WORDS } from '../teks/hari';
import { UMUM } from '../teks/umum';

/** K-02: one big action that changes with the day, four tiles, one piece of news. */
export function Home(): VNode {
  const { views } = useApp();
  const home = views.home.value;
  return (
    <Screen title={home.posyandu?.nama ?? UMUM.app} nav>
      <p class="greeting">{WORDS.greeting(home.greeting, home.kaderNama)}</p>
      <UpdateLine />
      {home.storageWarning && views.unkept.value === null && (
        <Notice icon="berkas" warn>
          {sentence(home.storageWarning)}
        </Notice>
      )}
      {home.posyandu === null ? (
        <Fetching />
      ) : (
        <>
          <DayCard />
          <Tiles />
          <NewsCard />
        </>
      )}
    </Screen>
  );
}

/** The phone is active, but the people of the posyandu are still on their way. */
function Fetching(): VNode {
  const { views, actions } = useApp();
  const { sending, note } = views.unsent.value;
  return (
    <Empty icon="perbarui" words={WORDS.fetching}>
      {note !== '' && <p class="soft">{note}</p>}
      {!sending && (
        <Button
          kind="main"
          onClick={() => {
            void actions.sendNow();
          }}
        >
          {WORDS.fetchAgain}
        </Button>
      )}
    </Empty>
  );
}

/** Never during an open day (R29): then the kader has other things to do. */
function UpdateLine(): VNode | null {
  const { views, actions } = useApp();
  const { updateNow, outdated } = views.settings.value;
  if (!updateNow) return outdated === '' ? null : <Notice icon="perbarui">{outdated}</Notice>;
  return (
    <Notice icon="perbarui">
      <p>{WORDS.update}</p>
      <Button
        kind="plain"
        small
        onClick={() => {
          actions.applyUpdate();
        }}
      >
        {WORDS.updateNow}
      </Button>
    </Notice>
  );
}

const DAY = {
  belum: { words: WORDS.open, screen: 'hari' },
  buka: { words: WORDS.carryOn, screen: 'antrean' },
  tutup: { words: WORDS.closed, screen: 'tutup' },
} as const;

function DayCard(): VNode {
  const { home, queue } = useApp().views;
  const { day, todayWords, expected, leftOpen } = home.value;
  const { words, screen } = DAY[day];
  const count =
    day === 'belum' ? WORDS.expected(expected) : WORDS.present(queue.value.present, expected);
  return (
    <section class="day">
      <a class="day-main" href={path(screen)}>
        <WeaveMark />
        <span class="day-words">{words}</span>
        <span class="day-note">
          {todayWords} · {count}
        </span>
        <span class="day-go">
          <Icon name="maju" size={28} />
        </span>
      </a>
      {day === 'buka' && (
        <LinkButton href={path('tutup')} icon="cek">
          {WORDS.close}
        </LinkButton>
      )}
      {leftOpen && (
        <LinkButton href={path('tutup', leftOpen.sesiId)} icon="cek">
          {WORDS.leftOpen(leftOpen.words)}
        </LinkButton>
      )}
    </section>
  );
}

function Tiles(): VNode {
  const { usulanNeedsMe, visitsDue } = useApp().views.home.value;
  return (
    <nav class="tiles" aria-label={WORDS.record}>
      <Tile to="usulan" icon="usulan" name={WORDS.usulan} note={WORDS.usulanNote(usulanNeedsMe)} />
      <Tile
        to="kunjungan"
        icon="kunjungan"
        name={WORDS.visits}
        note={WORDS.visitsNote(visitsDue)}
      />
      <Tile to="cari" icon="cari" name={WORDS.find} note={WORDS.findNote} />
      <Tile to="layanan" icon="tulis" name={WORDS.record} note={WORDS.recordNote} />
    </nav>
  );
}

interface TileProps {
  readonly to: string;
  readonly icon: IconName;
  readonly name: string;
  readonly note: string;
}

function Tile({ to, icon, name, note }: TileProps): VNode {
  return (
    <a class="tile" href={path(to)}>
      <span class="tile-icon">
        <Icon name={icon} size={28} />
      </span>
      <span class="tile-name">{name}</span>
      <span class="tile-note">{note}</span>
    </a>
  );
}

function NewsCard(): VNode | null {
  const { news } = useApp().views.home.value;
  if (news === null) return null;
  return (
    <a class="card news" href={path('kabar')}>
      <span class="news-head">
        <Icon name="kabar" />
        {WORDS.news}
        <span class="soft small">{news.dateWords}</span>
      </span>
      <span>
        <strong>{news.title}</strong> {news.words}
      </span>
    </a>
  );
}
