import type { VNode } from 'preact';

import { BidangIcon } from './bidang-icons';
import { type Bidang, breakable, type Catalog } from '../catalog';

interface Props {
  readonly catalog: Catalog;
  readonly to: (bidang: Bidang) => string;
}

/** The six fields, always in the order and with the names of the regulation. */
export function BidangTiles({ catalog, to }: Props): VNode {
  return (
    <div class="tiles">
      {catalog.bidang.map((bidang) => (
        <a key={bidang.code} class={`tile bidang bidang-${bidang.code}`} href={to(bidang)}>
          <BidangIcon code={bidang.code} size={40} />
          <span class="bidang-letter" aria-hidden="true">
            {bidang.letter}
          </span>
          <span class="tile-name">{breakable(bidang.short_name)}</span>
          <span class="tile-note">{bidang.examples}</span>
        </a>
      ))}
    </div>
  );
}
