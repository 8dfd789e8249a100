import type { VNode } from 'preact';

import { useApp } from '../app-context';
import { Button } from '../components/button';
import { Icon } from '../components/icons';
import { useListSearch } from '../components/list-search';
import { Empty } from '../components/notices';
import { Screen } from '../components/screen';
import { VirtualList } from '../components/virtual-list';
import { path } from '../router';
import type { NewsItem } from '../../state/contract';
import { KABAR as WORDS } from '../teks/lainnya';
import { UMUM } from '../teks/umum';

/** K-20: answers in plain words, unread ones first as the state orders them. */
export function News(): VNode {
  const news = useApp().views.news.value;
  const { shown, box } = useListSearch(
    news,
    ({ title, words }) => `${title} ${words}`,
    WORDS.search,
  );
  return (
    <Screen title={WORDS.title} backTo="beranda">
      {box}
      {shown.length === 0 ? (
        <Empty
          icon="kabar"
          words={news.length === 0 ? `${WORDS.none} ${WORDS.noneHint}` : UMUM.noMatch}
        />
      ) : (
        <VirtualList
          label={WORDS.title}
          rows={shown}
          keyOf={(item) => item.id}
          render={(item) => <Item item={item} />}
        />
      )}
    </Screen>
  );
}

/** News of a request leads to it; news of a report has nowhere to lead, it is only marked as read. */
function Item({ item }: { item: NewsItem }): VNode {
  const { actions } = useApp();
  const read = (): void => {
    void actions.markNewsRead(item.id);
  };
  if (item.usulanId === '') {
    return (
      <div class="item">
        <Words item={item} />
        {!item.read && (
          <Button small kind="quiet" icon="cek" onClick={read}>
            {WORDS.seen}
          </Button>
        )}
      </div>
    );
  }
  return (
    <a class="item" href={path('usulan-lihat', item.usulanId)} onClick={read}>
      <Words item={item} />
      <span class="item-go">
        <Icon name="maju" />
      </span>
    </a>
  );
}

function Words({ item }: { item: NewsItem }): VNode {
  return (
    <span class="item-main">
      <span class="item-name">
        {item.title} {!item.read && <span class="badge tone-baru">{WORDS.fresh}</span>}
      </span>
      <span class="item-note">{item.words}</span>
      <span class="item-note">{item.dateWords}</span>
    </span>
  );
}
