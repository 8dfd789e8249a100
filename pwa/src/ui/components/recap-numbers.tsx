import type { VNode } from 'preact';

import type { RecapView } from '../../state/contract';
import { TUTUP as WORDS } from '../teks/hari';

const ORDER = ['S', 'K', 'D', 'N', 'T', '2T', 'O', 'B', 'BGM', 'oranye', 'tamu'] as const;
const OF_THE_DAY = ['beri_tahu_bidan', 'vitamin_a_hari'] as const;

export type ShowNames = (title: string, ids: readonly string[]) => void;

interface Props {
  readonly recap: RecapView;
  readonly showNames: ShowNames;
}

/** S K D N T O B BGM as the form has them, then who was referred and given what; each a button to its names. */
export function RecapNumbers({ recap, showNames }: Props): VNode {
  return (
    <section class="stack-tight">
      <h2>{WORDS.children}</h2>
      <div class="recap">
        {[...ORDER, ...OF_THE_DAY].map((code) => {
          const ids = recap.people[code] ?? [];
          const words = WORDS.indicators[code];
          return (
            <button
              type="button"
              key={code}
              class="recap-cell"
              onClick={() => {
                showNames(`${words}: ${ids.length}`, ids);
              }}
            >
              {code.length < 3 && <span class="recap-letter">{code}</span>}
              <span class="recap-number">{ids.length}</span>
              <span class="recap-words">
                {words}
                <span class="visually-hidden">. {WORDS.seeNames}</span>
              </span>
            </button>
          );
        })}
      </div>
    </section>
  );
}
