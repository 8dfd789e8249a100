import type { VNode } from 'preact';

import { useApp } from '../app-context';
import { Icon } from './icons';
import { Sheet } from './sheet';
import { TUTUP } from '../teks/hari';

interface Props {
  readonly title: string;
  readonly ids: readonly string[];
  readonly onPick: (id: string) => void;
  readonly close: () => void;
}

/** The names behind a number. */
export function NameSheet({ title, ids, onPick, close }: Props): VNode {
  const { views } = useApp();
  const known = new Map(views.queue.value.rows.map((row) => [row.wargaId, row.nama]));
  return (
    <Sheet title={title} onClose={close}>
      {ids.length === 0 && <p class="soft">{TUTUP.nobody}</p>}
      <ol class="list">
        {ids.map((id, index) => (
          <li key={id}>
            <button
              type="button"
              class="item"
              onClick={() => {
                onPick(id);
              }}
            >
              <span class="item-no">{index + 1}</span>
              <span class="item-main item-name">
                {known.get(id) ?? views.profile(id)?.warga.nama ?? ''}
              </span>
              <span class="item-go">
                <Icon name="maju" />
              </span>
            </button>
          </li>
        ))}
      </ol>
    </Sheet>
  );
}
