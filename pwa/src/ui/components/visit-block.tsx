import type { VNode } from 'preact';

import { BidangIcon } from './bidang-icons';
import { type Bidang, breakable } from '../catalog';
import { KUNJUNGAN as WORDS } from '../teks/kunjungan';
import type { BlockState } from '../visit-draft';

interface Props {
  readonly bidang: Bidang;
  readonly state: BlockState | null;
  readonly onState: (state: BlockState) => void;
}

/** One field of a home visit: Aman or Perlu bantuan. */
export function VisitBlock({ bidang, state, onState }: Props): VNode {
  return (
    <div class="block" role="group" aria-label={bidang.name}>
      <p class="block-name">
        <span class={`bidang-chip bidang-${bidang.code}`}>
          <BidangIcon code={bidang.code} size={28} />
        </span>
        {breakable(bidang.short_name)}
      </p>
      <div class="pair">
        {(['aman', 'bantuan'] as const).map((one) => (
          <button
            type="button"
            key={one}
            class={`chip chip-wide chip-${one}`}
            aria-pressed={state === one ? 'true' : 'false'}
            onClick={() => {
              onState(one);
            }}
          >
            {one === 'aman' ? WORDS.safe : WORDS.help}
          </button>
        ))}
      </div>
    </div>
  );
}
