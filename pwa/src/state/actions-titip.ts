import type { TitipanResponse } from '../domain/contracts.generated';
import { SimpulError } from '../kernel/result';
import { writeMeta } from '../store/meta';
import type { Client } from '../sync/client';
import { bringCall, type Carried, carriedFile, carriedPhotos } from '../sync/titipan';
import { tried } from './actions-access';
import type { Actions } from './contract';
import type { Core } from './core';

/** The server takes no larger file (`flows.titipan`). */
const MOST_MB = 5;
const MOST_BYTES = MOST_MB * 1024 * 1024;

type TitipActions = Pick<Actions, 'carryFile' | 'bringFile'>;

export function titipActions(core: Core, client: Client): TitipActions {
  return {
    carryFile: () => tried(() => carry(core)),
    bringFile: (file) => tried(() => bring(client, file)),
  };
}

/** Everything unsent in one file; needs no network, and no PIN but for the photos. */
async function carry(core: Core): Promise<Carried> {
  const { db, clock } = core.ports;
  const rows = (await db.outbox.toArray()).filter(({ answered }) => !answered);
  const file = await carriedFile(rows, await carriedPhotos(db, core.vault.value, rows));
  // A liking, not work: a full phone still gets its file.
  await writeMeta(db, 'carriedMs', clock()).catch(() => undefined);
  core.carriedMs.value = clock();
  return file;
}

/** Brings the file of another phone, unopened. Needs the network. */
async function bring(client: Client, file: Blob): Promise<TitipanResponse> {
  if (file.size > MOST_BYTES) throw new SimpulError('titipan.terlalu_besar', { batas_mb: MOST_MB });
  return client.json(bringCall(new Uint8Array(await file.arrayBuffer())));
}
