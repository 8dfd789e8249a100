import type { VNode } from 'preact';

import { useApp } from '../app-context';
import { BringFile } from '../components/bawa';
import { Button } from '../components/button';
import { EnrolAgain } from '../components/enrol-again';
import { Icon } from '../components/icons';
import { Empty, Notice } from '../components/notices';
import { Screen } from '../components/screen';
import { CarryButton } from '../components/titip';
import { VirtualList } from '../components/virtual-list';
import type { UnsentItem } from '../../state/contract';
import { BELUM_TERKIRIM as WORDS } from '../teks/lainnya';
import { TITIP } from '../teks/titip';

/** K-18: what still lies on this phone only, and why. A sealed report is one line without a title. */
export function Unsent(): VNode {
  const { views, actions } = useApp();
  const { items, photos, sending, lastSentWords, note, mustReenrol, carriedWords } =
    views.unsent.value;
  const waiting = items.filter(({ state }) => state === 'menunggu_kirim');
  const held = items.filter(({ state }) => state !== 'menunggu_kirim');
  const none = waiting.length === 0 && photos === 0;
  const send = (): void => {
    void actions.sendNow();
  };
  return (
    <Screen
      title={WORDS.title}
      note={none ? WORDS.none : waitingWords(waiting.length, photos)}
      backTo="beranda"
      actions={
        <Button kind="main" icon="kirim" busy={sending} onClick={send}>
          {sending ? WORDS.sending : WORDS.send}
        </Button>
      }
    >
      <p role="status">{lastSentWords === '' ? '' : WORDS.last(lastSentWords)}</p>
      {note !== '' && <Notice icon="jam">{note}</Notice>}
      {mustReenrol && <EnrolAgain />}
      {none ? <Empty icon="cek" words={WORDS.none} /> : <Waiting items={waiting} photos={photos} />}
      {!none && <Backup photos={photos} made={carriedWords} />}
      {held.length > 0 && <Held items={held} />}
      <BringFile />
    </Screen>
  );
}

/** Titip kirim and Cadangkan ke file are the same file (R24). */
function Backup({ photos, made }: { photos: number; made: string }): VNode {
  const { actions } = useApp();
  return (
    <section class="stack-tight">
      <CarryButton make={() => actions.carryFile()} photos={photos} />
      {made !== '' && <p class="soft">{TITIP.last(made)}</p>}
    </section>
  );
}

interface ItemsProps {
  readonly items: readonly UnsentItem[];
}

/** Records first; when only photos are left, they are what waits. */
function waitingWords(records: number, photos: number): string {
  return records === 0 ? WORDS.photosWait(photos) : WORDS.count(records);
}

function Waiting({ items, photos }: ItemsProps & { photos: number }): VNode {
  return (
    <>
      <Notice icon="perisai">
        {WORDS.safe} {WORDS.keep}
      </Notice>
      {items.length > 0 && <List label={WORDS.list} items={items} />}
      {items.length > 0 && photos > 0 && <p class="soft">{WORDS.photos(photos)}</p>}
    </>
  );
}

/** What the server has but cannot count yet: no signal helps here, so it says what does. */
function Held({ items }: ItemsProps): VNode {
  return (
    <section class="stack-tight">
      <h2>{WORDS.held(items.length)}</h2>
      <p class="soft">{WORDS.heldHint}</p>
      <List label={WORDS.held(items.length)} items={items} />
    </section>
  );
}

function List({ label, items }: ItemsProps & { label: string }): VNode {
  return (
    <VirtualList
      label={label}
      rows={items}
      keyOf={(item) => item.operationId}
      render={(item) => <Item item={item} />}
    />
  );
}

function Item({ item }: { item: UnsentItem }): VNode {
  return (
    <div class="item">
      <span class="item-main">
        <span class="item-name">{item.words}</span>
        <span class="item-note">
          {[item.who, item.time, item.sizeWords].filter((part) => part !== '').join(' · ')}
        </span>
        <span class="receipt">
          <Icon name="jam" size={20} />
          {WORDS.state[item.state]}
        </span>
        {item.reason !== '' && <span class="field-note">{item.reason}</span>}
      </span>
    </div>
  );
}
