import type { VNode } from 'preact';

import { useApp } from '../app-context';
import { Icon } from '../components/icons';
import { Empty } from '../components/notices';
import { Screen } from '../components/screen';
import { path } from '../router';
import type { NewsItem } from '../../state/contract';
import { KABAR as WORDS } from '../teks/lainnya';

/** K-20: answers in plain words, unread ones first as the state orders them. */
export function News(): VNode {
  const news = useApp().views.news.value;
  return (
    <Screen title={WORDS.title} backTo="beranda">
      {news.length === 0 ? (
        <Empty icon="kabar" words={`${WORDS.none} ${WORDS.noneHint}`} />
      ) : (
        <ul class="list">
          {news.map((item) => (
            <li key={item.id}>
              <Item item={item} />
            </li>
          ))}
        </ul>
      )}
    </Screen>
  );
}

function Item({ item }: { item: NewsItem }): VNode {
  const { actions } = useApp();
  return (
    <a
      class="item"
      href={path('usulan-lihat', item.usulanId)}
      onClick={() => {
        void actions.markNewsRead(item.id);
      }}
    >
      <span class="item-main">
        <span class="item-name">
          {item.title} {!item.read && <span class="badge tone-baru">{WORDS.fresh}</span>}
        </span>
        <span class="item-note">{item.words}</span>
        <span class="item-note">{item.dateWords}</span>
      </span>
      <span class="item-go">
        <Icon name="maju" />
      </span>
    </a>
  );
}
