import type { VNode } from 'preact';

import { Icon, type IconName } from './icons';
import { path, route } from '../router';
import { NAV } from '../teks/umum';

const ITEMS: readonly (readonly [IconName & keyof typeof NAV, readonly string[]])[] = [
  ['beranda', ['beranda']],
  ['antrean', ['antrean', 'hari']],
  ['usulan', ['usulan', 'usulan-saya']],
  ['kunjungan', ['kunjungan']],
  ['lainnya', ['lainnya']],
];

export function BottomBar(): VNode {
  const here = route.value.name;
  return (
    <nav class="bottombar" aria-label={NAV.label}>
      <ul>
        {ITEMS.map(([name, screens]) => (
          <li key={name}>
            <a href={path(name)} aria-current={screens.includes(here) ? 'page' : undefined}>
              <span class="nav-mark">
                <Icon name={name} />
              </span>
              {NAV[name]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
