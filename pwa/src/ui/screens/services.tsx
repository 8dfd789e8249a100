import type { VNode } from 'preact';

import { Lost } from './lost';
import { BidangTiles } from '../components/bidang-tiles';
import { Icon } from '../components/icons';
import { Empty } from '../components/notices';
import { Screen } from '../components/screen';
import { breakable, type Line, useCatalog } from '../catalog';
import { path } from '../router';
import { LAYANAN as WORDS } from '../teks/kunjungan';
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
  const lines = catalog.lines.filter((line) => line.bidang === id);
  return (
    <Screen title={breakable(bidang.short_name)} note={WORDS.title} backTo="layanan" backId={extra}>
      <h2>{WORDS.pickLine}</h2>
      <ul class="list">
        {lines.map((line) => (
          <li key={line.id}>
            <LineItem line={line} wargaId={extra} />
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
