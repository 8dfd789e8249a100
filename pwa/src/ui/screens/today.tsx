import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

import { useApp } from '../app-context';
import { TextField } from '../components/fields';
import { Icon } from '../components/icons';
import { Empty } from '../components/notices';
import { Screen } from '../components/screen';
import { VirtualList } from '../components/virtual-list';
import type { TodayItem } from '../../state/contract';
import { RIWAYAT as WORDS } from '../teks/lainnya';

const SEARCH_FROM = 8;

/** Riwayat hari ini (R23): everything saved today, with its author, searchable. */
export function Today(): VNode {
  const items = useApp().views.todayItems.value;
  const [query, setQuery] = useState('');
  const wanted = query.trim().toLowerCase();
  const shown = items.filter(({ words, who }) => `${words} ${who}`.toLowerCase().includes(wanted));
  return (
    <Screen title={WORDS.title} backTo="lainnya">
      {items.length > SEARCH_FROM && (
        <TextField label={WORDS.search} value={query} onValue={setQuery} />
      )}
      {shown.length === 0 ? (
        <Empty icon="riwayat" words={`${WORDS.none} ${WORDS.noneHint}`} />
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
