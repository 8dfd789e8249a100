import type { VNode } from 'preact';

import { Icon, type IconName } from './icons';
import type { Kind, PersonDraft } from '../new-person';
import { ORANG_BARU as WORDS } from '../teks/orang';

const KINDS: readonly (readonly [Kind, IconName])[] = [
  ['anak', 'bayi'],
  ['ibu_hamil', 'ibu_hamil'],
  ['remaja', 'remaja'],
  ['dewasa', 'orang'],
  ['lansia', 'lansia'],
  ['lainnya', 'keluarga'],
];

interface Props {
  readonly change: (change: Partial<PersonDraft>) => void;
}

/** Six large pictures; a tap goes on. */
export function KindStep({ change }: Props): VNode {
  return (
    <div class="stack">
      <h2>{WORDS.who}</h2>
      <div class="tiles">
        {KINDS.map(([kind, icon]) => (
          <button
            type="button"
            key={kind}
            class="tile"
            onClick={() => {
              change({ kind, step: 2, ...(kind === 'ibu_hamil' && { sex: 'P' }) });
            }}
          >
            <span class="tile-icon">
              <Icon name={icon} size={36} />
            </span>
            <span class="tile-name">{WORDS.kinds[kind]}</span>
          </button>
        ))}
      </div>
    </div>
  );
}
