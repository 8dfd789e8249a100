import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

import { useApp } from '../app-context';
import { NameSheet } from './name-sheet';
import { go } from '../router';
import { TUTUP as WORDS } from '../teks/hari';

const ORDER = ['S', 'K', 'D', 'N', 'T', '2T', 'O', 'B', 'BGM', 'oranye'] as const;
type Indicator = (typeof ORDER)[number];

/** S K D N T O B BGM as the form has them, each a button to its names. */
export function RecapNumbers(): VNode {
  const { counts, people } = useApp().views.recap.value;
  const [open, setOpen] = useState<Indicator | null>(null);
  return (
    <section class="stack-tight">
      <h2>{WORDS.children}</h2>
      <div class="recap">
        {ORDER.map((code) => (
          <button
            type="button"
            key={code}
            class="recap-cell"
            onClick={() => {
              setOpen(code);
            }}
          >
            {code.length < 3 && <span class="recap-letter">{code}</span>}
            <span class="recap-number">{counts[code] ?? 0}</span>
            <span class="recap-words">
              {WORDS.indicators[code]}
              <span class="visually-hidden">. {WORDS.seeNames}</span>
            </span>
          </button>
        ))}
      </div>
      {open !== null && (
        <NameSheet
          title={`${WORDS.indicators[open]}: ${counts[open] ?? 0}`}
          ids={people[open] ?? []}
          onPick={(id) => {
            go('orang', id);
          }}
          close={() => {
            setOpen(null);
          }}
        />
      )}
    </section>
  );
}
