import { type Bytes, concat, hex, random, utf8 } from './bytes';
import { SimpulError } from './result';

const NONCE_BYTES = 12;
const POINT_BYTES = 65;
const CURVE = { name: 'ECDH', namedCurve: 'P-256' };

/** AES-GCM; nonce + ciphertext. `context` binds the cipher to its place: it opens nowhere else. */
export async function encrypt(key: CryptoKey, plain: Bytes, context: string): Promise<Bytes> {
  const nonce = random(NONCE_BYTES);
  const params = { name: 'AES-GCM', iv: nonce, additionalData: utf8(context) };
  return concat(nonce, new Uint8Array(await crypto.subtle.encrypt(params, key, plain)));
}

/** The plain bytes of `encrypt`; throws `kunci.tidak_cocok` when key, place or content is wrong. */
export async function decrypt(key: CryptoKey, cipher: Bytes, context: string): Promise<Bytes> {
  const params = {
    name: 'AES-GCM',
    iv: cipher.slice(0, NONCE_BYTES),
    additionalData: utf8(context),
  };
  try {
    return new Uint8Array(await crypto.subtle.decrypt(params, key, cipher.slice(NONCE_BYTES)));
  } catch {
    throw new SimpulError('kunci.tidak_cocok');
  }
}

export function importAesKey(raw: Bytes, extractable = false): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', extractable, ['encrypt', 'decrypt']);
}

/** A key that never leaves this browser profile: copying the database elsewhere opens nothing. */
export function newDeviceKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/** PBKDF2-SHA-256: the slowest derivation WebCrypto has on the phones we promise. */
export async function keyFromPin(pin: string, salt: Bytes, iterations: number): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', utf8(pin), 'PBKDF2', false, ['deriveKey']);
  const params = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return crypto.subtle.deriveKey(params, base, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
}

/** Envelope for the holder of a P-256 key: ephemeral point + AES-GCM, as `kernel.sealing.seal`. */
export async function seal(publicPoint: Bytes, plain: Bytes, context: string): Promise<Bytes> {
  const peer = await crypto.subtle.importKey('raw', publicPoint, CURVE, false, []);
  const ephemeral = await crypto.subtle.generateKey(CURVE, false, ['deriveBits']);
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', ephemeral.publicKey));
  const key = await sharedKey(ephemeral.privateKey, peer, point, context);
  return concat(point, await encrypt(key, plain, context));
}

/** A key to be answered with: its private half stays here and opens one answer. */
export function newReplyKey(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(CURVE, false, ['deriveBits']);
}

/** Opens `seal`; the phone holds such a private key only while a kader waits for a new PIN. */
export async function openSeal(
  privateKey: CryptoKey,
  envelope: Bytes,
  context: string,
): Promise<Bytes> {
  const point = envelope.slice(0, POINT_BYTES);
  const peer = await crypto.subtle.importKey('raw', point, CURVE, false, []);
  const key = await sharedKey(privateKey, peer, point, context);
  return decrypt(key, envelope.slice(POINT_BYTES), context);
}

async function sharedKey(
  own: CryptoKey,
  peer: CryptoKey,
  salt: Bytes,
  context: string,
): Promise<CryptoKey> {
  const secret = await crypto.subtle.deriveBits({ name: 'ECDH', public: peer }, own, 256);
  const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const params = { name: 'HKDF', hash: 'SHA-256', salt, info: utf8(context) };
  return crypto.subtle.deriveKey(params, base, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
}

export function newSigningKey(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'sign',
    'verify',
  ]);
}

/** ECDSA P-256 with SHA-256, raw r||s. */
export async function sign(key: CryptoKey, message: string): Promise<Bytes> {
  const params = { name: 'ECDSA', hash: 'SHA-256' };
  return new Uint8Array(await crypto.subtle.sign(params, key, utf8(message)));
}

export function verify(key: CryptoKey, mark: Bytes, message: Bytes): Promise<boolean> {
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, mark, message);
}

export async function sha256Hex(bytes: Bytes): Promise<string> {
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}
