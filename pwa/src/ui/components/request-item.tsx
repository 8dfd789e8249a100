import type { VNode } from 'preact';

import { BidangIcon } from './bidang-icons';
import { Icon } from './icons';
import { path } from '../router';
import type { RequestRow } from '../../state/contract';
import { USULAN as WORDS } from '../teks/usulan';

/** One request: number, what, and where it stands in words. */
export function RequestItem({ row }: { row: RequestRow }): VNode {
  return (
    <a class="item" href={path('usulan-lihat', row.usulanId)}>
      <span class={`bidang-chip bidang-${row.bidang}`}>
        <BidangIcon code={row.bidang} size={28} />
      </span>
      <span class="item-main">
        <span class="item-name">{row.title}</span>
        <span class="item-note number">{row.nomor}</span>
        <span class="item-note">{row.statusWords}</span>
        {row.deadlineWords !== '' && <span class="item-note">{row.deadlineWords}</span>}
        {row.needsMe && <span class="badge tone-tidak-naik">{WORDS.needsMe}</span>}
      </span>
      <span class="item-go">
        <Icon name="maju" />
      </span>
    </a>
  );
}
