import { MAX_PHOTO_BYTES } from '../kernel/bytes';
import { type Failure, SimpulError } from '../kernel/result';
import { isFresh, writeDraft } from '../store/drafts';
import type { Vault } from '../store/keys';
import { type MetaValues, writeMeta } from '../store/meta';
import { readPhoto, writePhoto } from '../store/photos';
import type { Engine } from '../sync/engine';
import { tried } from './actions-access';
import type { Actions } from './contract';
import type { Core } from './core';
import { mayUpdate } from './update';

type DeviceActions = Pick<
  Actions,
  'addPhoto' | 'photoUrl' | 'location' | 'sendNow' | 'applyUpdate' | 'wipe'
>;
type Notes = Pick<
  Actions,
  'saveDraft' | 'readDraft' | 'dropDraft' | 'markNewsRead' | 'setSettings'
>;

export function deviceActions(core: Core, engine: Engine): DeviceActions {
  return {
    addPhoto: (image) =>
      tried(async () => {
        const vault = core.vault.value;
        if (!vault) throw new SimpulError('pin.terkunci');
        const jpeg = await core.ports.shrinkPhoto(image);
        if (jpeg.length > MAX_PHOTO_BYTES) throw new SimpulError('foto.terlalu_besar');
        return { sha256: await writePhoto(core.ports.db, vault, jpeg, core.ports.clock()) };
      }),

    photoUrl: async (sha256) => {
      const vault = core.vault.value;
      const jpeg = vault ? await readPhoto(core.ports.db, vault, sha256) : null;
      return jpeg ? URL.createObjectURL(new Blob([jpeg], { type: 'image/jpeg' })) : null;
    },

    location: (ask) => core.ports.location(ask),

    sendNow: async () => {
      await engine.run(true);
    },

    applyUpdate: () => {
      if (!engine.busy && mayUpdate(core)) core.ports.applyUpdate();
    },

    wipe: () => tried(() => wipe(core)),
  };
}

/** Nothing leaves the phone for good that the server has not received. */
async function wipe(core: Core): Promise<null> {
  await core.readFacts();
  const waiting = core.unsentCount.value + core.photoCount.value;
  if (waiting > 0) throw new SimpulError('simpan.masih_ada', { jumlah: waiting });
  core.close();
  await core.ports.erase();
  core.ports.tabs.tell('ulang');
  core.device.value = null;
  core.kader.value = [];
  return null;
}

/** Only the newest content is worth writing, and none at all when a save ended the draft meanwhile. */
async function writeNewest(core: Core, vault: Vault, key: string): Promise<void> {
  const draft = core.drafts.get(key);
  if (draft) await writeDraft(core.ports.db, vault, key, draft);
}

/** Nothing but a full phone is known by name; whatever else it was, the form is not kept. */
function unkept(failure: Failure): Failure {
  return failure.code === 'simpan.penuh' ? failure : { code: 'simpan.isian', params: {} };
}

/** A liking, not work: on a full phone it holds until the next start, and nothing is said of it. */
async function remember<K extends 'readNews' | 'settings'>(
  core: Core,
  key: K,
  value: MetaValues[K],
): Promise<void> {
  await writeMeta(core.ports.db, key, value).catch(() => undefined);
}

/** `noRoom` is told to the screens while a draft cannot be kept, and null when one could be again. */
export function noteActions(core: Core, noRoom: (failure: Failure | null) => void): Notes {
  return {
    saveDraft: async (key, content) => {
      const vault = core.vault.value;
      if (!vault) return;
      core.drafts.set(key, { date: core.today.value, content });
      core.countDrafts();
      const write = (): Promise<unknown> => writeNewest(core, vault, key);
      const written = tried(() => core.draftsWritten.then(write));
      core.draftsWritten = written;
      const result = await written;
      noRoom(result.ok ? null : unkept(result.error));
    },

    readDraft: (key) => {
      const draft = core.drafts.get(key);
      return draft && isFresh(key, draft, core.today.value) ? draft.content : undefined;
    },

    dropDraft: async (key) => {
      core.endDraft(key);
      await core.draftsWritten;
    },

    markNewsRead: async (id) => {
      core.readNews.value = new Set([...core.readNews.value, id]);
      await remember(core, 'readNews', [...core.readNews.value]);
    },

    setSettings: async (change) => {
      core.settings.value = { ...core.settings.value, ...change };
      await remember(core, 'settings', { ...core.settings.value });
    },
  };
}
