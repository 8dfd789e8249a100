import type { VNode } from 'preact';

import { Lost } from './lost';
import { BidangTiles } from '../components/bidang-tiles';
import { Icon } from '../components/icons';
import { useListSearch } from '../components/list-search';
import { Empty } from '../components/notices';
import { Screen } from '../components/screen';
import { type Bidang, breakable, type Catalog, type Line, lineWords, useCatalog } from '../catalog';
import { path } from '../router';
import { LAYANAN as WORDS } from '../teks/kunjungan';
import { UMUM } from '../teks/umum';
import { USULAN } from '../teks/usulan';

/** Any service of the six fields, recorded at the desk, in a home or outside. `id` is the person, if known. */
export function Services({ id }: { id: string }): VNode {
  const catalog = useCatalog();
  return (
    <Screen title={WORDS.title} backTo="beranda">
      <h2>{WORDS.pickField}</h2>
      {catalog === null ? (
        <Empty icon="sinyal" words={USULAN.noCatalog} />
      ) : (
        <BidangTiles catalog={catalog} to={(bidang) => path('layanan-bidang', bidang.code, id)} />
      )}
    </Screen>
  );
}

/** The services of one field, in the order of the catalogue. */
export function ServiceLines({ id, extra }: { id: string; extra: string }): VNode {
  const catalog = useCatalog();
  const bidang = catalog?.bidang.find((one) => one.code === id);
  if (!catalog || !bidang) return <Lost words={USULAN.noCatalog} />;
  return <Lines catalog={catalog} bidang={bidang} wargaId={extra} />;
}

interface LinesProps {
  readonly catalog: Catalog;
  readonly bidang: Bidang;
  readonly wargaId: string;
}

function Lines({ catalog, bidang, wargaId }: LinesProps): VNode {
  const lines = catalog.lines.filter((line) => line.bidang === bidang.code);
  const { shown, box } = useListSearch(lines, lineWords, WORDS.search);
  return (
    <Screen
      title={breakable(bidang.short_name)}
      note={WORDS.title}
      backTo="layanan"
      backId={wargaId}
    >
      <h2>{WORDS.pickLine}</h2>
      {box}
      {shown.length === 0 && <p class="soft">{UMUM.noMatch}</p>}
      <ul class="list">
        {shown.map((line) => (
          <li key={line.id}>
            <LineItem line={line} wargaId={wargaId} />
          </li>
        ))}
      </ul>
    </Screen>
  );
}

function LineItem({ line, wargaId }: { line: Line; wargaId: string }): VNode {
  const [kind] = line.kinds;
  const sealed = line.rahasia === true;
  return (
    <a class="item" href={sealed ? path('rahasia') : path('catat', line.id, wargaId)}>
      <span class="item-main">
        <span class="item-name">{line.title}</span>
        <span class="item-note">
          {WORDS.kinds[kind]} ·{line.examples}
        </span>
      </span>
      <span class="item-go">
        <Icon name={sealed ? 'kunci' : 'maju'} />
      </span>
    </a>
  );
}
