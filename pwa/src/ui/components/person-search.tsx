import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';

import { useApp } from '../app-context';
import { Icon } from './icons';
import { RtSelect } from './rt-select';
import { VirtualList } from './virtual-list';
import type { PersonHit, QueueFilter } from '../../state/contract';
import { ANTREAN } from '../teks/hari';
import { CARI as WORDS } from '../teks/orang';

interface Props {
  readonly onPick: (hit: PersonHit) => void;
  readonly start?: string;
}

const NO_FILTER: QueueFilter = { group: null, rt: null };

/** K-04: name, mother, RT; sound-alike spellings match. A chip alone lists everybody it stands for. */
export function PersonSearch({ onPick, start = '' }: Props): VNode {
  const { views } = useApp();
  const [query, setQuery] = useState(start);
  const [filter, setFilter] = useState(NO_FILTER);
  const typed = query.trim().length >= 2;
  const asked = typed || (query.trim() === '' && filter !== NO_FILTER);
  const hits = asked ? views.search(typed ? query : '', filter) : [];
  return (
    <>
      <SearchBox query={query} onQuery={setQuery} />
      <Narrow filter={filter} onFilter={setFilter} />
      <p class="visually-hidden" role="status">
        {asked ? WORDS.found(hits.length) : ''}
      </p>
      {hits.length > 0 && (
        <VirtualList
          key={`${query}|${filter.group}|${filter.rt}`}
          label={WORDS.found(hits.length)}
          rows={hits}
          keyOf={(hit) => hit.wargaId}
          render={(hit) => <HitItem hit={hit} onPick={onPick} />}
        />
      )}
      {asked && hits.length === 0 && (
        <p class="soft">
          {WORDS.none} {WORDS.noneHint}
        </p>
      )}
    </>
  );
}

interface NarrowProps {
  readonly filter: QueueFilter;
  readonly onFilter: (filter: QueueFilter) => void;
}

/** The chips of K-04: one RT, and the children who are weighed. */
function Narrow({ filter, onFilter }: NarrowProps): VNode {
  const { rts } = useApp().views.queue.value;
  const change = (to: Partial<QueueFilter>): void => {
    const { group, rt } = { ...filter, ...to };
    onFilter(group === null && rt === null ? NO_FILTER : { group, rt });
  };
  const children = filter.group === 'balita';
  return (
    <div class="chips" role="group" aria-label={ANTREAN.filter}>
      {rts.length > 1 && (
        <RtSelect
          rts={rts}
          value={filter.rt}
          onRt={(rt) => {
            change({ rt });
          }}
        />
      )}
      <button
        type="button"
        class="chip"
        aria-pressed={children ? 'true' : 'false'}
        onClick={() => {
          change({ group: children ? null : 'balita' });
        }}
      >
        {WORDS.children}
      </button>
    </div>
  );
}

export function SearchBox(props: { query: string; onQuery: (query: string) => void }): VNode {
  const id = useId();
  const { query, onQuery } = props;
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {WORDS.label}
      </label>
      <div class="search">
        <Icon name="cari" />
        <input
          id={id}
          type="text"
          inputMode="search"
          enterkeyhint="search"
          autocomplete="off"
          autocapitalize="words"
          spellcheck={false}
          value={query}
          onInput={(event) => {
            onQuery(event.currentTarget.value);
          }}
        />
        {query !== '' && (
          <button
            type="button"
            class="icon-button"
            aria-label={WORDS.clear}
            onClick={() => {
              onQuery('');
            }}
          >
            <Icon name="tutup" />
          </button>
        )}
      </div>
    </div>
  );
}

export function HitItem({
  hit,
  onPick,
}: {
  hit: PersonHit;
  onPick: (hit: PersonHit) => void;
}): VNode {
  return (
    <button
      type="button"
      class="item"
      onClick={() => {
        onPick(hit);
      }}
    >
      <span class="item-main">
        <span class="item-name">{hit.nama}</span>
        <span class="item-note">{hit.detail}</span>
      </span>
      <span class="item-go">
        <Icon name="maju" />
      </span>
    </button>
  );
}
