import { text, utf8 } from '../kernel/bytes';
import { decrypt, encrypt } from '../kernel/crypto';
import { daysBetween, type IsoDate } from '../kernel/dates';
import type { Db } from './db';
import { guarded } from './errors';
import type { Vault } from './keys';

/** What is being typed, and the day on which it was: figures of November must not be saved in December. */
export interface Draft {
  readonly date: IsoDate;
  readonly content: unknown;
}

/** Remembered for the next form, not half filled: it waits for nobody and holds nothing up. */
const REMEMBERED = 'ingat:';
/** What is read off a scale belongs to its day, as does the form that stood open. */
const OF_THE_DAY = ['timbang:', 'perbaiki:', 'lanjutan:', 'layar'];
/** Anything else half filled is picked up again within this time, or never; so are the photos it took. */
export const KEPT_DAYS = 30;

export function isHalfFilled(key: string): boolean {
  return !key.startsWith(REMEMBERED);
}

export function isFresh(key: string, { date }: Draft, today: IsoDate): boolean {
  if (!isHalfFilled(key)) return true;
  const days = Math.abs(daysBetween(date, today));
  return days <= (OF_THE_DAY.some((start) => key.startsWith(start)) ? 0 : KEPT_DAYS);
}

/** Keeps what is being typed; the key is a screen and a random id, the content is encrypted. */
export async function writeDraft(db: Db, vault: Vault, key: string, draft: Draft): Promise<void> {
  const cipher = await encrypt(vault.key, utf8(JSON.stringify(draft)), `draft|${key}`);
  await guarded(() => db.drafts.put({ key, akunId: vault.akunId, cipher }));
}

/** Every draft of this phone: who types and who ends it may be two kader at one table. */
export async function readDrafts(db: Db, vault: Vault): Promise<Map<string, Draft>> {
  const drafts = new Map<string, Draft>();
  for (const { key, cipher } of await db.drafts.toArray()) {
    drafts.set(key, JSON.parse(text(await decrypt(vault.key, cipher, `draft|${key}`))) as Draft);
  }
  return drafts;
}
