import { type Bytes, fromBase64, utf8 } from '../kernel/bytes';
import { sha256Hex, sign, verify } from '../kernel/crypto';
import type { Db } from './db';
import { readMeta } from './meta';

/** Which phone made a sealed operation and for which server: what a carried file needs, without any key. */
export interface Vouch {
  readonly device_id: string;
  /** Public point of the server it is sealed to. */
  readonly point: Bytes;
  /** ECDSA r||s over `titipan`, the device id and the SHA-256 of the sealed bytes. */
  readonly mark: Bytes;
}

type Kind = 'titipan' | 'titipan-foto';

/** The signing hand of this phone. */
export interface Voucher {
  readonly deviceId: string;
  readonly vouch: (sealed: Bytes) => Promise<Vouch>;
  readonly vouchPhoto: (sha256: string) => Promise<Bytes>;
  /** Whether a copy holds what this phone once wrote there; a torn one does not. */
  readonly isWhole: (sealed: Bytes, vouch: Vouch) => Promise<boolean>;
}

/** Null on a phone that is not enrolled. */
export async function voucher(db: Db): Promise<Voucher | null> {
  const [device, keys] = [await readMeta(db, 'device'), await readMeta(db, 'signingKey')];
  if (!device || !keys) return null;
  return voucherOf(keys, device.device_id, fromBase64(device.server_key));
}

export function voucherOf(keys: CryptoKeyPair, deviceId: string, point: Bytes): Voucher {
  const text = (kind: Kind, sha256: string): string => [kind, deviceId, sha256].join('\n');
  return {
    deviceId,
    vouch: async (sealed) => ({
      device_id: deviceId,
      point,
      mark: await sign(keys.privateKey, text('titipan', await sha256Hex(sealed))),
    }),
    vouchPhoto: (sha256) => sign(keys.privateKey, text('titipan-foto', sha256)),
    isWhole: async (sealed, { mark }) =>
      verify(keys.publicKey, mark, utf8(text('titipan', await sha256Hex(sealed)))),
  };
}
