import type { PinRequest, PinResponse } from '../domain/contracts.generated';
import { base64 } from '../kernel/bytes';
import { newReplyKey } from '../kernel/crypto';
import { SimpulError } from '../kernel/result';
import type { Db, KaderRecord, PinReset } from '../store/db';
import { isPin, rewrap, type Vault } from '../store/keys';
import { readMeta } from '../store/meta';
import type { Client } from '../sync/client';
import { cleanCode } from '../sync/enrol';
import { tried } from './actions-access';
import type { Actions } from './contract';
import type { Core } from './core';

type PinActions = Pick<Actions, 'askPin' | 'setPin' | 'dropPin'>;

export interface PinParts {
  readonly core: Core;
  readonly client: Client;
  readonly enter: (vault: Vault) => Promise<void>;
}

/** Lupa PIN while locked: ask, wait for the village, and choose a new PIN. Work on the phone is not touched. */
export function pinActions(parts: PinParts): PinActions {
  const { db } = parts.core.ports;
  return {
    askPin: (akunId, code = '') =>
      tried(async () => {
        const reset = await requestOf(db, akunId);
        // Kept before it is sent: an answer that is lost comes again for the same key.
        await db.kader.update(akunId, { reset });
        await call(parts, akunId, reset, { code: cleanCode(code) });
        return null;
      }),

    setPin: (akunId, pin) => tried(() => setPin(parts, akunId, pin)),

    dropPin: async (akunId) => {
      const { reset, ...kept } = await recordOf(db, akunId);
      if (reset) await db.kader.put(kept);
      await parts.core.readFacts();
    },
  };
}

async function recordOf(db: Db, akunId: string): Promise<KaderRecord> {
  const found = await db.kader.get(akunId);
  if (!found) throw new SimpulError('pin.kader_tidak_ada');
  return found;
}

/** A request that ended or was refused begins anew with another key. */
async function requestOf(db: Db, akunId: string): Promise<PinReset> {
  const { reset } = await recordOf(db, akunId);
  if (reset && (reset.status === 'menunggu' || reset.status === 'disetujui')) return reset;
  return { keys: await newReplyKey(), check: '', status: 'menunggu' };
}

async function setPin(parts: PinParts, akunId: string, pin: string): Promise<null> {
  if (!isPin(pin)) throw new SimpulError('pin.enam_angka');
  const { core, enter } = parts;
  const { db, pinIterations } = core.ports;
  const recovery = (await readMeta(db, 'ownRecovery')) ?? '';
  const { sealed = '' } = await call(parts, akunId, await requestOf(db, akunId), { recovery });
  if (sealed === '') throw new SimpulError('pin.permintaan_berakhir');
  const vault = await rewrap(db, akunId, sealed, pin, pinIterations);
  await core.readFacts();
  await enter(vault);
  return null;
}

async function call(
  { core, client }: PinParts,
  akunId: string,
  reset: PinReset,
  more: Partial<PinRequest>,
): Promise<PinResponse> {
  const point = await crypto.subtle.exportKey('raw', reset.keys.publicKey);
  const reply_key = base64(new Uint8Array(point));
  const json: PinRequest = { akun_id: akunId, reply_key, ...more };
  const path = '/api/sync/v1/pin';
  // The new PIN is typed by then: a busy server must not make her type it again. Asking repeats by itself.
  const how = more.recovery === undefined ? 'json' : 'patient';
  const answer = await client[how]<PinResponse>({ method: 'POST', path, json });
  const { check, status } = answer;
  await core.ports.db.kader.update(akunId, { reset: { ...reset, check, status } });
  await core.readFacts();
  return answer;
}
