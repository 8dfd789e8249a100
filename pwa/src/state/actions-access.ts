import { maybeToday } from '../kernel/clock';
import { localDate, longDate, type IsoDate } from '../kernel/dates';
import { fail, failureOf, ok, type Result, SimpulError } from '../kernel/result';
import { sha256Hex } from '../kernel/crypto';
import { utf8 } from '../kernel/bytes';
import { becomeDevice } from '../store/again';
import { addKader, found, isPin, unlock, type Vault } from '../store/keys';
import { learnClock, readMeta, writeMeta } from '../store/meta';
import { reconcile } from '../store/reconcile';
import type { Client } from '../sync/client';
import type { SyncContext } from '../sync/context';
import { cleanCode, deviceOf, enrolAgain, enrolDevice, UNKNOWN_PHONE } from '../sync/enrol';
import { pullCatalog } from '../sync/pull';
import { pushAll } from '../sync/push';
import type { Actions } from './contract';
import type { Core } from './core';

type Access = Pick<
  Actions,
  'enrol' | 'addKader' | 'reenrol' | 'unlock' | 'lock' | 'changePin' | 'confirmToday'
>;

export interface AccessParts {
  readonly core: Core;
  readonly client: Client;
  readonly context: () => SyncContext;
  /** The lock was opened: send and fetch what waits. */
  readonly opened: () => void;
}

/** Turns a promise that may be refused into a result with its sentence. */
export async function tried<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await work());
  } catch (error) {
    const { code, params } = failureOf(error);
    return fail(code, params);
  }
}

export function accessActions(parts: AccessParts): Access {
  const { core } = parts;
  return {
    enrol: (code, pin) => tried(() => enrol(parts, code, pin)),
    addKader: (code, pin) => tried(() => add(parts, code, pin)),
    reenrol: (code) => tried(() => reenrol(parts, code)),
    unlock: (akunId, pin) => tried(() => open(parts, akunId, pin)),
    lock: () => {
      core.close();
    },
    changePin: (oldPin, newPin) => tried(() => changePin(core, oldPin, newPin)),
    confirmToday: (date) => tried(() => confirm(core, date)),
  };
}

function needPin(pin: string): void {
  if (!isPin(pin)) throw new SimpulError('pin.enam_angka');
}

async function enrol(
  parts: AccessParts,
  code: string,
  pin: string,
): Promise<{ kaderNama: string }> {
  const { core, client } = parts;
  needPin(pin);
  if (core.device.value) throw new SimpulError('hp.sudah_aktif');
  const { db, appVersion, pinIterations } = core.ports;
  const answer = await enrolDevice(db, client, code, appVersion);
  const kader = { akunId: answer.akun_id, nama: answer.kader_nama };
  const vault = await found(db, deviceOf(answer), kader, pin, pinIterations);
  await learnClock(db, answer.server_time_ms, core.ports.clock());
  // What the device before had not sent is set aside before the first number is given.
  await reconcile(db, core.ports.copy).catch(() => 0);
  await rememberCode(core, code);
  core.ports.tabs.tell('ulang');
  await enter(parts, vault);
  // Without the catalogue no request can be written offline; without signal now, the first sync brings it.
  await pullCatalog(parts.context(), answer.catalog_version).catch(() => undefined);
  await core.readFacts();
  return { kaderNama: kader.nama };
}

async function add(
  { core, client }: AccessParts,
  code: string,
  pin: string,
): Promise<{ kaderNama: string }> {
  needPin(pin);
  const vault = needVault(core);
  const { db, appVersion, pinIterations } = core.ports;
  // The server would answer a used code of this phone again: only an answer that was lost may come twice.
  const taken = (await readMeta(db, 'takenCodes')) ?? [];
  if (taken.includes(await digest(code))) throw new SimpulError('akses.kode_terpakai');
  const answer = await enrolDevice(db, client, code, appVersion);
  if (answer.posyandu_id !== core.device.value?.posyandu_id) {
    throw new SimpulError('hp.posyandu_lain');
  }
  const kader = { akunId: answer.akun_id, nama: answer.kader_nama };
  await addKader(db, vault, kader, pin, pinIterations);
  await rememberCode(core, code);
  await core.readFacts();
  return { kaderNama: kader.nama };
}

function digest(code: string): Promise<string> {
  return sha256Hex(utf8(cleanCode(code)));
}

async function rememberCode(core: Core, code: string): Promise<void> {
  const { db } = core.ports;
  const taken = (await readMeta(db, 'takenCodes')) ?? [];
  await writeMeta(db, 'takenCodes', [...taken, await digest(code)].slice(-20));
}

/**
 * A new code for a phone whose numbers were used twice. First everything that can still go goes under the old
 * device; what is left then gets new numbers. Nobody saves and nothing is sent in between.
 */
async function reenrol(parts: AccessParts, code: string): Promise<null> {
  const { core, client } = parts;
  const vault = needVault(core);
  const { db, copy, appVersion, exclusiveSave, exclusiveSync, tabs } = core.ports;
  if (core.deviceStatus.value === 'dicabut') throw new SimpulError('hp.dicabut');
  await exclusiveSync(async () => {
    await pushAll(parts.context()).catch((error: unknown) => {
      if (!(error instanceof SimpulError) || !UNKNOWN_PHONE.includes(error.code)) throw error;
    });
    await exclusiveSave(async () => {
      const answer = await enrolAgain(db, client, code, appVersion);
      if (answer.posyandu_id !== core.device.value?.posyandu_id) {
        throw new SimpulError('hp.posyandu_lain');
      }
      const forgotten = ((await readMeta(db, 'history')) ?? answer.history) !== answer.history;
      await becomeDevice({ db, vault, copy }, deviceOf(answer), forgotten);
      core.forgetOperations();
      await core.refresh();
    });
  });
  tabs.tell('ulang');
  parts.opened();
  return null;
}

async function open(
  parts: AccessParts,
  akunId: string,
  pin: string,
): Promise<{ kaderNama: string }> {
  const { core } = parts;
  const { db, clock } = core.ports;
  core.triedBy.value = akunId;
  try {
    const vault = await unlock(db, akunId, pin, clock());
    await enter(parts, vault);
    return { kaderNama: vault.nama };
  } finally {
    // The tries and the wait are shown on the lock screen, also after a wrong PIN.
    await core.readFacts();
  }
}

async function enter({ core, opened }: AccessParts, vault: Vault): Promise<void> {
  await core.load(vault);
  opened();
}

async function changePin(core: Core, oldPin: string, newPin: string): Promise<null> {
  needPin(newPin);
  const { akunId, nama } = needVault(core);
  const { db, clock, pinIterations } = core.ports;
  const vault = await unlock(db, akunId, oldPin, clock());
  await addKader(db, vault, { akunId, nama }, newPin, pinIterations);
  return null;
}

/** The kader says which day it is; order stays the server's, recording was never stopped (architecture 4). */
async function confirm(core: Core, date: IsoDate): Promise<null> {
  const zone = core.zone.value;
  if (!maybeToday(date, core.facts.value, zone)) {
    throw new SimpulError('hp.tanggal_tidak_mungkin', { tanggal: longDate(date) });
  }
  const deviceDate = localDate(core.ports.clock(), zone);
  await writeMeta(core.ports.db, 'confirmedDate', { date, deviceDate });
  await core.readFacts();
  return null;
}

function needVault(core: Core): Vault {
  if (!core.vault.value) throw new SimpulError('pin.terkunci');
  return core.vault.value;
}
