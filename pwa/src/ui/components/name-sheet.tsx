import type { VNode } from 'preact';

import { useApp } from '../app-context';
import { Icon } from './icons';
import { Sheet } from './sheet';
import { go } from '../router';
import { TUTUP } from '../teks/hari';

interface Props {
  readonly title: string;
  readonly ids: readonly string[];
  readonly close: () => void;
}

/** The names behind a number; the number of requests has their titles. */
export function NameSheet({ title, ids, close }: Props): VNode {
  const { views } = useApp();
  const requests = views.requests.value.map((row) => [row.usulanId, row.title] as const);
  const known = new Map([
    ...views.queue.value.rows.map((row) => [row.wargaId, row.nama] as const),
    ...requests,
  ]);
  const request = new Map(requests);
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
                go(request.has(id) ? 'usulan-lihat' : 'orang', id);
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
