import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';

import { useApp } from '../app-context';
import { Icon } from './icons';
import type { PersonHit } from '../../state/contract';
import { CARI as WORDS } from '../teks/orang';

const MAX_SHOWN = 8;

interface Props {
  readonly onPick: (hit: PersonHit) => void;
  readonly start?: string;
}

/** Search box with at most eight answers (R31): name, mother, RT; sound-alike spellings match. */
export function PersonSearch({ onPick, start = '' }: Props): VNode {
  const { views } = useApp();
  const [query, setQuery] = useState(start);
  const hits = query.trim().length < 2 ? [] : views.search(query).slice(0, MAX_SHOWN);
  return (
    <>
      <SearchBox query={query} onQuery={setQuery} />
      <p class="visually-hidden" role="status">
        {query.trim().length < 2 ? '' : WORDS.found(hits.length)}
      </p>
      {hits.length > 0 && (
        <ul class="list">
          {hits.map((hit) => (
            <li key={hit.wargaId}>
              <HitItem hit={hit} onPick={onPick} />
            </li>
          ))}
        </ul>
      )}
      {query.trim().length >= 2 && hits.length === 0 && (
        <p class="soft">
          {WORDS.none} {WORDS.noneHint}
        </p>
      )}
    </>
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
