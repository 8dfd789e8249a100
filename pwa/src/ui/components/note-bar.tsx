import type { VNode } from 'preact';

import { dismiss, note } from '../undo';
import { UMUM } from '../teks/umum';

/** Proof of saving with Batalkan (R19, R23); stays ten seconds and is also kept in Riwayat hari ini. */
export function NoteBar(): VNode {
  const shown = note.value;
  return (
    <div role="status">
      {shown !== null && (
        <div class="undo rise">
          <p>{shown.words}</p>
          {shown.undo && (
            <button
              type="button"
              onClick={() => {
                const { undo } = shown;
                dismiss();
                undo?.();
              }}
            >
              {UMUM.undo}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
