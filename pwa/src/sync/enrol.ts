import type { EnrolRequest, EnrolResponse } from '../domain/contracts.generated';
import { base64 } from '../kernel/bytes';
import { SimpulError } from '../kernel/result';
import { nextSigningKey } from '../store/again';
import type { Db } from '../store/db';
import { signingKey } from '../store/keys';
import { type Device, readMeta } from '../store/meta';
import type { Client } from './client';

/** The code as it was printed: capitals and digits, whatever dashes and spaces were typed. */
export function cleanCode(code: string): string {
  return code.toUpperCase().replace(/[^0-9A-Z]/g, '');
}

/** Exchanges the printed code for this phone's place; a phone that is known signs and adds a kader. */
export async function enrolDevice(
  db: Db,
  client: Client,
  code: string,
  appVersion: string,
): Promise<EnrolResponse> {
  const keys = await signingKey(db);
  const publicKey = base64(new Uint8Array(await crypto.subtle.exportKey('spki', keys.publicKey)));
  const device = await readMeta(db, 'device');
  const request: EnrolRequest = {
    code: cleanCode(code),
    public_key: publicKey,
    device_id: device?.device_id ?? null,
    app_version: appVersion,
  };
  const path = '/api/sync/v1/enrol';
  return client.patient({ method: 'POST', path, json: request, signed: device !== null });
}

/** The server knows neither this phone nor its key: it went back to an older backup. */
export const UNKNOWN_PHONE: readonly string[] = ['sync.hp_tidak_dikenal', 'sync.tanda_tangan'];

/**
 * Exchanges a new code for a new device with a new key. Signed by the old one, so that its kader come along; a
 * server that does not know the old one any more takes the code alone.
 */
export async function enrolAgain(
  db: Db,
  client: Client,
  code: string,
  appVersion: string,
): Promise<EnrolResponse> {
  const keys = await nextSigningKey(db);
  const publicKey = base64(new Uint8Array(await crypto.subtle.exportKey('spki', keys.publicKey)));
  const device = await readMeta(db, 'device');
  const path = '/api/sync/v1/enrol';
  const json: EnrolRequest = {
    code: cleanCode(code),
    public_key: publicKey,
    device_id: device?.device_id ?? null,
    app_version: appVersion,
  };
  try {
    return await client.patient({ method: 'POST', path, json });
  } catch (error) {
    if (!(error instanceof SimpulError) || !UNKNOWN_PHONE.includes(error.code)) throw error;
    return client.patient({
      method: 'POST',
      path,
      json: { ...json, device_id: null },
      signed: false,
    });
  }
}

export function deviceOf(response: EnrolResponse): Device {
  const { device_id, device_letter, posyandu_id, posyandu_nama, kab_id, nomor_urut } = response;
  const { server_key, kasus_key } = response;
  const keys = { server_key, kasus_key };
  return { device_id, device_letter, posyandu_id, posyandu_nama, kab_id, nomor_urut, ...keys };
}
