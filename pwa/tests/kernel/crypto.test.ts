import { describe, expect, test } from 'vitest';

import vectors from '../../../contracts/vectors/kernel/amplop.json';
import { base64, type Bytes, fromBase64, gunzip, gzip, text, utf8 } from '../../src/kernel/bytes';
import { decrypt, encrypt, importAesKey, openSeal, seal } from '../../src/kernel/crypto';

const privateKey = (): Promise<CryptoKey> =>
  crypto.subtle.importKey(
    'pkcs8',
    fromBase64(vectors.kunci_rahasia),
    { name: 'ECDH', namedCurve: 'P-256' },
    false,
    ['deriveBits'],
  );

describe('envelopes', () => {
  for (const { konteks, isi, amplop, pembuat } of vectors.kasus) {
    test(`made by ${pembuat} for ${konteks} opens here`, async () => {
      expect(text(await openSeal(await privateKey(), fromBase64(amplop), konteks))).toBe(isi);
    });
  }

  test('made here opens with the same key, and nowhere else', async () => {
    const made = await seal(fromBase64(vectors.titik), utf8('isi'), 'operasi');
    expect(text(await openSeal(await privateKey(), made, 'operasi'))).toBe('isi');
    await expect(openSeal(await privateKey(), made, 'kasus')).rejects.toThrow('kunci.tidak_cocok');
    const again = await seal(fromBase64(vectors.titik), utf8('isi'), 'operasi');
    expect(base64(again)).not.toBe(base64(made));
  });
});

describe('encryption at rest', () => {
  test('opens only with its key, at its place, unchanged', async () => {
    const key = await importAesKey(new Uint8Array(32).fill(7));
    const cipher = await encrypt(key, utf8('Aisyah'), 'row|warga|1');
    expect(text(await decrypt(key, cipher, 'row|warga|1'))).toBe('Aisyah');
    await expect(decrypt(key, cipher, 'row|warga|2')).rejects.toThrow('kunci.tidak_cocok');
    const other = await importAesKey(new Uint8Array(32).fill(8));
    await expect(decrypt(other, cipher, 'row|warga|1')).rejects.toThrow('kunci.tidak_cocok');
    const torn: Bytes = cipher.slice(0, -1);
    await expect(decrypt(key, torn, 'row|warga|1')).rejects.toThrow('kunci.tidak_cocok');
  });

  test('bytes survive base64 and gzip', async () => {
    const bytes = crypto.getRandomValues(new Uint8Array(60_000));
    expect(fromBase64(base64(bytes))).toEqual(bytes);
    expect(await gunzip(await gzip(bytes))).toEqual(bytes);
  });
});
