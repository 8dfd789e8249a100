import { text, utf8 } from '../kernel/bytes';
import { decrypt, encrypt } from '../kernel/crypto';
import type { Db } from './db';
import { guarded } from './errors';
import type { Vault } from './keys';

/** Keeps what is being typed; the key is a screen and a random id, the content is encrypted. */
export async function writeDraft(
  db: Db,
  vault: Vault,
  key: string,
  content: unknown,
): Promise<void> {
  const cipher = await encrypt(vault.key, utf8(JSON.stringify(content)), `draft|${key}`);
  await guarded(() => db.drafts.put({ key, akunId: vault.akunId, cipher }));
}

/** Every draft of this phone: who types and who ends it may be two kader at one table. */
export async function readDrafts(db: Db, vault: Vault): Promise<Map<string, unknown>> {
  const drafts = new Map<string, unknown>();
  for (const { key, cipher } of await db.drafts.toArray()) {
    drafts.set(key, JSON.parse(text(await decrypt(vault.key, cipher, `draft|${key}`))));
  }
  return drafts;
}
