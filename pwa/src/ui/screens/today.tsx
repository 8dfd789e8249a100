import type { VNode } from 'preact';

import { useApp } from '../app-context';
import { Icon } from '../components/icons';
import { useListSearch } from '../components/list-search';
import { Empty } from '../components/notices';
import { Screen } from '../components/screen';
import { VirtualList } from '../components/virtual-list';
import type { TodayItem } from '../../state/contract';
import { RIWAYAT as WORDS } from '../teks/lainnya';
import { UMUM } from '../teks/umum';

/** Riwayat hari ini (R23): everything saved today, with its author, searchable. */
export function Today(): VNode {
  const items = useApp().views.todayItems.value;
  const { shown, box } = useListSearch(items, ({ words, who }) => `${words} ${who}`, WORDS.search);
  return (
    <Screen title={WORDS.title} backTo="lainnya">
      {box}
      {shown.length === 0 ? (
        <Empty
          icon="riwayat"
          words={items.length === 0 ? `${WORDS.none} ${WORDS.noneHint}` : UMUM.noMatch}
        />
      ) : (
        <VirtualList
          label={WORDS.list}
          rows={shown}
          keyOf={(item) => item.operationId}
          render={(item) => <Item item={item} />}
        />
      )}
    </Screen>
  );
}

function Item({ item }: { item: TodayItem }): VNode {
  return (
    <div class="item">
      <span class="item-main">
        <span class="item-name">{item.words}</span>
        <span class="item-note">
          {item.who} · {item.time}
        </span>
        <span class={item.sendState === 'di_hp' ? 'receipt' : 'receipt receipt-done'}>
          <Icon name={item.sendState === 'di_hp' ? 'jam' : 'cek'} size={20} />
          {WORDS.state[item.sendState]}
        </span>
      </span>
    </div>
  );
}
