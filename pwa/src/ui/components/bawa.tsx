import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

import { Fold, Problem } from './notices';
import type { TitipanResponse } from '../../domain/contracts.generated';
import { useApp, useSaving } from '../app-context';
import { BAWA as WORDS } from '../teks/titip';

/** The file of another phone goes out unopened from here. */
export function BringFile(): VNode {
  const { actions } = useApp();
  const { problem, busy, save } = useSaving();
  const [done, setDone] = useState('');
  const bring = (file: File | undefined): void => {
    setDone('');
    if (!file) return;
    save(
      () => actions.bringFile(file),
      (answer) => {
        setDone(inWords(answer));
      },
    );
  };
  return (
    <Fold title={WORDS.title} icon="berkas">
      {/* Above the field: what stands below it lies under the main button of the screen. */}
      <p role="status">{done || WORDS.lead}</p>
      <Problem words={problem} />
      <label class="field">
        <span class="field-label">{WORDS.choose}</span>
        <input
          type="file"
          class="input"
          disabled={busy}
          onChange={(event) => {
            bring(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
      </label>
    </Fold>
  );
}

function inWords({ catatan, sudah_ada, rusak, foto }: TitipanResponse): string {
  return [
    WORDS.done(catatan),
    sudah_ada > 0 ? WORDS.known(sudah_ada) : '',
    foto > 0 ? WORDS.photos(foto) : '',
    rusak.length > 0 ? WORDS.broken(rusak.length) : '',
  ]
    .filter(Boolean)
    .join(' ');
}
