import type { Bytes } from '../kernel/bytes';
import { decrypt, encrypt, sha256Hex } from '../kernel/crypto';
import type { Db, PhotoRecord } from './db';
import { KEPT_DAYS } from './drafts';
import { guarded } from './errors';
import type { Vault } from './keys';

/** Photos the server has stay this long, and at most so many: 150 kB each. */
const SENT_DAYS = 14;
const SENT_MOST = 40;

/** Stores a photo encrypted under its hash; the same photo twice is one. */
export async function writePhoto(
  db: Db,
  vault: Vault,
  jpeg: Bytes,
  nowMs: number,
): Promise<string> {
  const sha256 = await sha256Hex(jpeg);
  const cipher = await encrypt(vault.key, jpeg, `foto|${sha256}`);
  await guarded(() =>
    db.transaction(['photos'], async ({ photos }) => {
      const known = await photos.get(sha256);
      if (!known)
        await photos.put({ sha256, cipher, size: jpeg.length, sent: 0, used: 0, at: nowMs });
    }),
  );
  return sha256;
}

export async function readPhoto(db: Db, vault: Vault, sha256: string): Promise<Bytes | null> {
  const record = await db.photos.get(sha256);
  return record ? decrypt(vault.key, record.cipher, `foto|${sha256}`) : null;
}

/** Photos that belong to a saved operation and are not yet received. */
export function waitingPhotos(db: Db): Promise<PhotoRecord[]> {
  return db.photos.where('used', 1);
}

export function waitingPhotoCount(db: Db): Promise<number> {
  return db.photos.countWhere('used', 1);
}

export async function photoProgress(db: Db, sha256: string, sent: number): Promise<void> {
  await db.photos.update(sha256, { sent });
}

/** Which of these photos are still on this phone. */
export async function photosThere(db: Db, hashes: readonly string[]): Promise<string[]> {
  const found = await Promise.all(hashes.map((sha256) => db.photos.get(sha256)));
  return hashes.filter((_, at) => found[at] !== undefined);
}

/**
 * Photos of forms that were never saved, once no draft that took them can be left; and those the server has, once
 * its backups must have them too.
 */
export async function forgetLoosePhotos(db: Db, nowMs: number): Promise<void> {
  const limit = nowMs - KEPT_DAYS * 86_400_000;
  const sentLimit = nowMs - SENT_DAYS * 86_400_000;
  await db.transaction(['photos'], async ({ photos }) => {
    const loose = (await photos.where('used', 0)).filter(({ at }) => at < limit);
    const sent = (await photos.where('used', 2)).sort((a, b) => b.at - a.at);
    const old = sent.filter(({ at }, place) => at < sentLimit || place >= SENT_MOST);
    await photos.delete(...[...loose, ...old].map(({ sha256 }) => sha256));
  });
}

/** Only after the server's receipt: no longer to be sent, but kept in case the server loses its last days. */
export async function settlePhoto(db: Db, sha256: string): Promise<void> {
  await db.photos.update(sha256, { used: 2, sent: 0 });
}

/** The server was put back from a backup: what it had received since is not there any more. */
export async function resendPhotos(db: Db): Promise<void> {
  await db.transaction(['photos'], async ({ photos }) => {
    for (const { sha256 } of await photos.where('used', 2)) {
      await photos.update(sha256, { used: 1 });
    }
  });
}
