import { SimpulError } from '../kernel/result';
import type { PhotoRecord } from '../store/db';
import { photoProgress, readPhoto, settlePhoto, waitingPhotos } from '../store/photos';
import { refusal } from './client';
import type { SyncContext } from './context';

const PIECE_BYTES = 65_536;

/** Sends photos in pieces, after the operations; each leaves the phone only with the server's receipt. */
export async function pushPhotos(context: SyncContext): Promise<void> {
  if (!context.vault) return;
  let refused: SimpulError | null = null;
  for (const photo of await waitingPhotos(context.db)) {
    try {
      await pushPhoto(context, photo);
    } catch (error) {
      // One photo the server cannot read stays here and is spoken of; the others still go.
      if (!(error instanceof SimpulError) || !error.code.startsWith('foto.')) throw error;
      refused = error;
    }
  }
  if (refused) throw refused;
}

async function pushPhoto(context: SyncContext, photo: PhotoRecord): Promise<void> {
  const { db, client, vault } = context;
  const jpeg = vault ? await readPhoto(db, vault, photo.sha256) : null;
  if (!jpeg) return;
  let offset = photo.sent;
  for (;;) {
    const piece = jpeg.slice(offset, offset + PIECE_BYTES);
    const query = `?offset=${offset}&total=${jpeg.length}`;
    const response = await client.call({
      method: 'PUT',
      path: `/api/sync/v1/foto/${photo.sha256}${query}`,
      bytes: piece,
      headers: { 'Content-Type': 'application/octet-stream' },
    });
    if (response.status !== 200) throw refusal(response);
    const there = await client.read<{ offset: number; selesai: boolean }>(response);
    if (there.selesai) break;
    // The server has as much as before: another try now would go round for ever.
    if (there.offset === offset && piece.length > 0) return;
    offset = there.offset;
    await photoProgress(db, photo.sha256, offset);
  }
  await settlePhoto(db, photo.sha256);
}
