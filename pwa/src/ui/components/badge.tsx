import type { VNode } from 'preact';

import type { Badge } from '../../state/contract';
import { BADGE } from '../teks/pertumbuhan';

export type Tone = 'naik' | 'tidak-naik' | 'bgm' | 'oranye' | 'kosong' | 'baru';

export const TONE: Readonly<Record<Badge | 'KOSONG', Tone>> = {
  N: 'naik',
  T: 'tidak-naik',
  BGM: 'bgm',
  ORANYE: 'oranye',
  O: 'baru',
  B: 'baru',
  KOSONG: 'kosong',
};

const SHAPES: Readonly<Record<Tone, VNode>> = {
  naik: <path d="M8 2 15 14H1z" fill="currentColor" />,
  'tidak-naik': <path d="M1 5.5h14v5H1z" fill="currentColor" />,
  bgm: <path d="M8 14 1 2h14z" fill="currentColor" />,
  oranye: <path d="M8 1l7 7-7 7-7-7z" fill="currentColor" />,
  kosong: <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2.5" />,
  baru: <path d="M2.5 2.5h11v11h-11z" fill="none" stroke="currentColor" stroke-width="2.5" />,
};

/** The shape that says the status without colour (R2: word and shape and colour, always all three). */
export function Shape({ tone, big = false }: { tone: Tone; big?: boolean }): VNode {
  return (
    <svg class={big ? 'verdict-shape' : 'badge-shape'} viewBox="0 0 16 16" aria-hidden="true">
      {SHAPES[tone]}
    </svg>
  );
}

export function StatusBadge({ badge }: { badge: Badge | 'KOSONG' }): VNode {
  return (
    <span class={`badge tone-${TONE[badge]}`}>
      <Shape tone={TONE[badge]} />
      {BADGE[badge]}
    </span>
  );
}
