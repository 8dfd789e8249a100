import type { VNode } from 'preact';

import { note, takeBack } from '../undo';
import { UMUM } from '../teks/umum';

/** Proof of saving with Batalkan (R19, R23); stays ten seconds and is also kept in Riwayat hari ini. */
export function NoteBar(): VNode {
  const shown = note.value;
  const undo = shown?.undo ?? null;
  return (
    <div role="status">
      {shown !== null && (
        <div class="undo rise">
          <p>{shown.words}</p>
          {undo && (
            <button type="button" onClick={() => void takeBack(undo)}>
              {UMUM.undo}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
