import type { VNode } from 'preact';

import { useApp } from '../app-context';
import { LinkButton } from '../components/button';
import { BidangTiles } from '../components/bidang-tiles';
import { Icon } from '../components/icons';
import { useListSearch } from '../components/list-search';
import { Empty, Fold } from '../components/notices';
import { Screen } from '../components/screen';
import {
  type Bidang,
  breakable,
  type Catalog,
  lineWords,
  makesUsulan,
  type Tile,
  useCatalog,
} from '../catalog';
import { path } from '../router';
import { Lost } from './lost';
import { LAYANAN } from '../teks/kunjungan';
import { UMUM } from '../teks/umum';
import { RAHASIA, USULAN as WORDS } from '../teks/usulan';

/** K-09: the field. `id` is the person it is for, when it was opened from a profile. */
export function RequestField({ id }: { id: string }): VNode {
  const catalog = useCatalog();
  const needsMe = useApp().views.home.value.usulanNeedsMe;
  return (
    <Screen title={WORDS.title} note={WORDS.step(1)} nav>
      <LinkButton href={path('usulan-saya')} icon="antrean">
        {WORDS.mine} · {WORDS.mineNote(needsMe)}
      </LinkButton>
      <h2>{WORDS.pick}</h2>
      {catalog === null ? (
        <Empty icon="sinyal" words={WORDS.noCatalog} />
      ) : (
        <BidangTiles catalog={catalog} to={(bidang) => path('usulan-bidang', bidang.code, id)} />
      )}
    </Screen>
  );
}

/** K-09, second step: up to six common cases of the field, and the whole list behind Lainnya. */
export function RequestCase({ id, extra }: { id: string; extra: string }): VNode {
  const catalog = useCatalog();
  const bidang = catalog?.bidang.find((one) => one.code === id);
  if (!catalog || !bidang) return <Lost words={WORDS.noCatalog} />;
  return (
    <Screen title={breakable(bidang.short_name)} note={WORDS.step(2)} backTo="usulan">
      {bidang.short_name !== bidang.name && <p class="soft">{bidang.name}</p>}
      <SecretLink catalog={catalog} bidang={bidang} />
      <h2>{WORDS.case}</h2>
      <div class="tiles">
        {bidang.tiles.slice(0, 6).map((tile) => (
          <a key={tile.id} class="tile case" href={tileHref(catalog, tile, extra)}>
            <span class="tile-name">{tile.text}</span>
            <Icon name="maju" />
          </a>
        ))}
      </div>
      <Others catalog={catalog} bidang={bidang} wargaId={extra} />
    </Screen>
  );
}

/** A case of the sealed line leads to the sealed form, whoever it is about. */
function tileHref(catalog: Catalog, tile: Tile, extra: string): string {
  const line = catalog.lines.find((one) => one.id === tile.line);
  return line?.rahasia === true
    ? path('rahasia')
    : path('usulan-isi', `${tile.line}.${tile.id}`, extra);
}

interface PartProps {
  readonly catalog: Catalog;
  readonly bidang: Bidang;
}

function SecretLink({ catalog, bidang }: PartProps): VNode | null {
  const secret = catalog.lines.find((line) => line.bidang === bidang.code && line.rahasia === true);
  if (!secret) return null;
  return (
    <a class="item secret" href={path('rahasia')}>
      <Icon name="kunci" size={32} />
      <span class="item-main">
        <span class="item-name">{RAHASIA.title}</span>
        <span class="item-note">{secret.examples}</span>
      </span>
      <Icon name="maju" />
    </a>
  );
}

function Others({ catalog, bidang, wargaId }: PartProps & { wargaId: string }): VNode {
  const lines = catalog.lines.filter(
    (line) => line.bidang === bidang.code && makesUsulan(line) && line.rahasia !== true,
  );
  const { shown, box } = useListSearch(lines, lineWords, LAYANAN.search);
  return (
    <Fold title={WORDS.other} icon="lainnya">
      {box}
      {shown.length === 0 && <p class="soft">{UMUM.noMatch}</p>}
      <ul class="list">
        {shown.map((line) => (
          <li key={line.id}>
            <a class="item" href={path('usulan-isi', `${line.id}.`, wargaId)}>
              <span class="item-main">
                <span class="item-name">{line.title}</span>
                <span class="item-note">{line.examples}</span>
              </span>
              <span class="item-go">
                <Icon name="maju" />
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Fold>
  );
}
