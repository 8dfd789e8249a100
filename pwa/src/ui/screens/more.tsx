import type { VNode } from 'preact';

import { useApp } from '../app-context';
import { Icon, type IconName } from '../components/icons';
import { Screen } from '../components/screen';
import { path } from '../router';
import { LAINNYA as WORDS } from '../teks/lainnya';
import { ARSIP } from '../teks/orang';

const PLACES: readonly (readonly [string, IconName, string])[] = [
  ['belum-terkirim', 'kirim', WORDS.unsent],
  ['riwayat', 'riwayat', WORDS.today],
  ['kabar', 'kabar', WORDS.news],
  ['tutup', 'laporan', WORDS.recap],
  ['layanan', 'tulis', WORDS.record],
  ['cari', 'cari', WORDS.find],
  ['arsip', 'berkas', ARSIP.title],
  ['setelan', 'setelan', WORDS.settings],
  ['tambah-kader', 'tambah', WORDS.add],
  ['atas-nama', 'orang', WORDS.onBehalf],
];

/** The fifth item of the bottom bar. */
export function More(): VNode {
  const { actions } = useApp();
  return (
    <Screen title={WORDS.title} nav>
      <ul class="list">
        {PLACES.map(([name, icon, words]) => (
          <li key={name}>
            <a class="item" href={path(name)}>
              <span class="menu-icon">
                <Icon name={icon} />
              </span>
              <span class="item-main item-name">{words}</span>
              <span class="item-go">
                <Icon name="maju" />
              </span>
            </a>
          </li>
        ))}
        <li>
          <button
            type="button"
            class="item"
            onClick={() => {
              actions.lock();
            }}
          >
            <span class="menu-icon">
              <Icon name="kunci" />
            </span>
            <span class="item-main item-name">{WORDS.switch}</span>
          </button>
        </li>
      </ul>
    </Screen>
  );
}
