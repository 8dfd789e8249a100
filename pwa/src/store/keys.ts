import { base64, type Bytes, fromBase64, random } from '../kernel/bytes';
import {
  decrypt,
  encrypt,
  importAesKey,
  keyFromPin,
  newDeviceKey,
  newSigningKey,
  openSeal,
  seal,
} from '../kernel/crypto';
import { SimpulError } from '../kernel/result';
import type { Db, KaderRecord } from './db';
import { type Device, FIRST_HEAD, readMeta, writeMeta } from './meta';

const TRIES = 5;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 3_600_000;

/** The register key in memory while a kader is signed in; gone at lock. */
export interface Vault {
  readonly akunId: string;
  readonly nama: string;
  readonly key: CryptoKey;
  readonly raw: Bytes;
}

export interface Kader {
  readonly akunId: string;
  readonly nama: string;
}

/** A 6-digit PIN and nothing else; paste is welcome. */
export function isPin(pin: string): boolean {
  return /^\d{6}$/.test(pin);
}

/** The key that signs requests; made before enrolment, since its public half goes to the server. */
export async function signingKey(db: Db): Promise<CryptoKeyPair> {
  const known = await readMeta(db, 'signingKey');
  if (known) return known;
  const made = await newSigningKey();
  await writeMeta(db, 'signingKey', made);
  return made;
}

/** First enrolment: a new register key for this kader, and the device's facts, all or nothing. */
export async function found(
  db: Db,
  device: Device,
  kader: Kader,
  pin: string,
  iterations: number,
): Promise<Vault> {
  const raw = random(32);
  const deviceKey = await newDeviceKey();
  const record = await wrap(raw, deviceKey, kader, pin, iterations);
  const recovery = await recoveryOf(device, raw);
  await db.transaction(['meta', 'kader'], async (stores) => {
    await stores.meta.put(
      { k: 'device', v: device },
      { k: 'deviceKey', v: deviceKey },
      { k: 'ownRecovery', v: recovery },
      { k: 'head', v: FIRST_HEAD },
    );
    await stores.kader.put(record);
  });
  return { ...kader, raw, key: await importAesKey(raw) };
}

/** The register key sealed to the server for this phone alone: no request of another phone gets it opened. */
export async function recoveryOf(device: Device, raw: Bytes): Promise<string> {
  const context = `register|${device.device_id}`;
  return base64(await seal(fromBase64(device.server_key), raw, context));
}

/** Another kader on this phone: the same register key, wrapped by her own PIN. */
export async function addKader(
  db: Db,
  vault: Vault,
  kader: Kader,
  pin: string,
  iterations: number,
): Promise<void> {
  const deviceKey = await needDeviceKey(db);
  await db.kader.put(await wrap(vault.raw, deviceKey, kader, pin, iterations));
}

/** Opens the register with a PIN. Throws `pin.tunggu`, `pin.salah` or `pin.kader_tidak_ada`. */
export async function unlock(db: Db, akunId: string, pin: string, nowMs: number): Promise<Vault> {
  const record = await countTry(db, akunId, nowMs);
  const deviceKey = await needDeviceKey(db);
  const pinKey = await keyFromPin(pin, record.salt, record.iterations);
  let raw: Bytes;
  try {
    const inner = await decrypt(deviceKey, record.wrapped, `device|${akunId}`);
    raw = await decrypt(pinKey, inner, `pin|${akunId}`);
  } catch {
    const left = Math.max(0, TRIES - record.tries);
    if (left > 0) throw new SimpulError('pin.salah', { sisa: left });
    throw new SimpulError('pin.tunggu', { detik: Math.ceil((record.waitUntil - nowMs) / 1000) });
  }
  await db.kader.update(akunId, { tries: 0, waitUntil: 0 });
  const device = await readMeta(db, 'device');
  // A phone of an earlier release holds one that named no phone.
  if (device && !(await readMeta(db, 'ownRecovery')))
    await writeMeta(db, 'ownRecovery', await recoveryOf(device, raw));
  return { akunId, nama: record.nama, raw, key: await importAesKey(raw) };
}

/** The way in that the server sealed to the key of her request: her old PIN ends, work and others' PINs stay. */
export async function rewrap(
  db: Db,
  akunId: string,
  sealed: string,
  pin: string,
  iterations: number,
): Promise<Vault> {
  const record = await db.kader.get(akunId);
  if (!record?.reset) throw new SimpulError('pin.permintaan_berakhir');
  const raw = await openSeal(record.reset.keys.privateKey, fromBase64(sealed), 'register-pin');
  const kader = { akunId, nama: record.nama };
  await db.kader.put(await wrap(raw, await needDeviceKey(db), kader, pin, iterations));
  return { ...kader, raw, key: await importAesKey(raw) };
}

/** Seconds this kader must still wait; a clock set back cannot make it longer than it was. */
export function waitSeconds(record: KaderRecord, nowMs: number): number {
  const left = Math.min(record.waitUntil - nowMs, waitFor(record.tries));
  return Math.max(0, Math.ceil(left / 1000));
}

export function triesLeft(record: KaderRecord): number {
  return Math.max(0, TRIES - record.tries);
}

function waitFor(tries: number): number {
  if (tries < TRIES) return 0;
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tries - TRIES));
}

/** The try is counted before it is made: ending the app in between gives no free guess. */
async function countTry(db: Db, akunId: string, nowMs: number): Promise<KaderRecord> {
  return db.transaction(['kader'], async ({ kader }) => {
    const record = await kader.get(akunId);
    if (!record) throw new SimpulError('pin.kader_tidak_ada');
    const wait = waitSeconds(record, nowMs);
    if (wait > 0) throw new SimpulError('pin.tunggu', { detik: wait });
    const tries = record.tries + 1;
    const counted = { ...record, tries, waitUntil: nowMs + waitFor(tries) };
    await kader.put(counted);
    return counted;
  });
}

async function wrap(
  raw: Bytes,
  deviceKey: CryptoKey,
  kader: Kader,
  pin: string,
  iterations: number,
): Promise<KaderRecord> {
  const salt = random(16);
  const inner = await encrypt(await keyFromPin(pin, salt, iterations), raw, `pin|${kader.akunId}`);
  const wrapped = await encrypt(deviceKey, inner, `device|${kader.akunId}`);
  return { ...kader, salt, iterations, wrapped, tries: 0, waitUntil: 0 };
}

async function needDeviceKey(db: Db): Promise<CryptoKey> {
  const key = await readMeta(db, 'deviceKey');
  if (!key) throw new SimpulError('kunci.tidak_cocok');
  return key;
}
