import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

import { useApp } from '../app-context';
import { LinkButton } from '../components/button';
import { Empty } from '../components/notices';
import { RequestItem } from '../components/request-item';
import { Screen } from '../components/screen';
import { VirtualList } from '../components/virtual-list';
import { path } from '../router';
import type { RequestRow } from '../../state/contract';
import { USULAN as WORDS } from '../teks/usulan';

const FILTERS = {
  all: () => true,
  needsMe: (row: RequestRow) => row.needsMe,
  finished: (row: RequestRow) => row.status === 'ditutup',
} as const;

type Filter = keyof typeof FILTERS;

/** K-11: every request of this posyandu and where it stands. */
export function Requests(): VNode {
  const rows = useApp().views.requests.value;
  const [filter, setFilter] = useState<Filter>('all');
  const shown = rows.filter(FILTERS[filter]);
  return (
    <Screen title={WORDS.status} nav>
      <div class="chips">
        {(Object.keys(FILTERS) as Filter[]).map((name) => (
          <button
            type="button"
            key={name}
            class="chip"
            aria-pressed={filter === name ? 'true' : 'false'}
            onClick={() => {
              setFilter(name);
            }}
          >
            {WORDS[name]} {rows.filter(FILTERS[name]).length}
          </button>
        ))}
      </div>
      {shown.length === 0 ? (
        <Empty icon="usulan" words={`${WORDS.none} ${WORDS.noneHint}`}>
          <LinkButton href={path('usulan')} icon="tambah">
            {WORDS.title}
          </LinkButton>
        </Empty>
      ) : (
        <VirtualList
          label={WORDS.status}
          rows={shown}
          keyOf={(row) => row.usulanId}
          render={(row) => <RequestItem row={row} />}
        />
      )}
    </Screen>
  );
}
