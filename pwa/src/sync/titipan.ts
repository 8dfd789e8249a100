import type {
  Titipan,
  TitipanCatatan,
  TitipanFoto,
  TitipanResponse,
} from '../domain/contracts.generated';
import { base64, type Bytes, concat, fromHex, gzip, utf8 } from '../kernel/bytes';
import { seal, sha256Hex } from '../kernel/crypto';
import { SimpulError } from '../kernel/result';
import type { CopyItem } from '../store/copy';
import type { Vault } from '../store/keys';
import { readPhoto, waitingPhotos } from '../store/photos';
import type { Db } from '../store/db';
import { voucher } from '../store/vouch';
import { type Call, refusal } from './client';
import type { TransportResponse } from './transport';

const MARK = utf8('SIMPUL-TITIP');
const KEY_BYTES = 8;
const VERSION = 1;
/** The server takes 5 MB of text; the photos of a day come after all the records. */
const MOST_BYTES = 3_300_000;

/** A carried file: base64, which every messenger carries whole, and what is in it. */
export interface Carried {
  readonly text: string;
  readonly records: number;
  readonly photos: number;
}

/**
 * One file of everything unsent, which only the server opens. It can be made while the phone is locked, and without the
 * main database; photos come along when the lock is open and there is room.
 */
export async function carriedFile(
  items: readonly CopyItem[],
  photos: readonly TitipanFoto[] = [],
): Promise<Carried> {
  const catatan: TitipanCatatan[] = [];
  let point: Bytes | null = null;
  for (const { sealed, vouch } of items) {
    if (!vouch || sealed.length === 0) continue;
    point ??= vouch.point;
    const { device_id, mark } = vouch;
    catatan.push({ device_id, sealed: base64(sealed), tanda: base64(mark) });
  }
  if (!point) throw new SimpulError('titipan.kosong');
  const content: Titipan = { version: VERSION, catatan, foto: [...photos] };
  const envelope = await seal(point, await gzip(utf8(JSON.stringify(content))), 'titipan');
  const length = new Uint8Array(new Uint32Array([envelope.length]).buffer).reverse();
  const key = fromHex(await sha256Hex(point)).slice(0, KEY_BYTES);
  const text = base64(concat(MARK, key, length, envelope));
  return { text, records: catatan.length, photos: photos.length };
}

/** Waiting photos as they go into a file, as many as there is room for behind the records. */
export async function carriedPhotos(
  db: Db,
  vault: Vault | null,
  items: readonly CopyItem[],
): Promise<TitipanFoto[]> {
  const own = await voucher(db);
  if (!vault || !own) return [];
  let room = MOST_BYTES - items.reduce((sum, { sealed }) => sum + sealed.length + 120, 0);
  const found: TitipanFoto[] = [];
  for (const { sha256, size } of await waitingPhotos(db)) {
    room -= size;
    const jpeg = room > 0 ? await readPhoto(db, vault, sha256) : null;
    if (!jpeg) continue;
    const tanda = base64(await own.vouchPhoto(sha256));
    found.push({ device_id: own.deviceId, sidik: sha256, isi: base64(jpeg), tanda });
  }
  return found;
}

/** A file goes as it is, whoever brings it: no signature of this phone is asked. */
export function bringCall(bytes: Bytes): Call {
  const headers = { 'Content-Type': 'application/octet-stream' };
  return { method: 'POST', path: '/api/sync/v1/titipan', bytes, headers, signed: false };
}

/** What the server answered to a file that went without a client. */
export function broughtBy(response: TransportResponse): TitipanResponse {
  if (response.status !== 200) throw refusal(response);
  return JSON.parse(new TextDecoder().decode(response.body)) as TitipanResponse;
}
