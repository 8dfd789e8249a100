import type { TitipanResponse } from '../domain/contracts.generated';
import { utf8 } from '../kernel/bytes';
import type { CopyItem, OutboxCopy } from '../store/copy';
import { type Carried, bringCall, broughtBy, carriedFile } from '../sync/titipan';
import type { Transport } from '../sync/transport';

/**
 * Unsent work that only the second copy still has: the main database is gone or does not open, and its keys with it.
 * It needs none: everything in the copy is sealed and signed.
 */
export interface Rescue {
  readonly count: number;
  file(): Promise<Carried>;
  /** Sends it; what the server has leaves the copy. */
  send(): Promise<TitipanResponse>;
}

export async function findRescue(copy: OutboxCopy, transport: Transport): Promise<Rescue | null> {
  const kept = await copy.list().catch((): CopyItem[] => []);
  const items = kept.filter(({ sealed, vouch }) => vouch && sealed.length > 0);
  if (items.length === 0) return null;
  const file = (): Promise<Carried> => carriedFile(items);
  return {
    count: items.length,
    file,
    send: async () => {
      const { method, path, headers = {}, bytes = null } = bringCall(utf8((await file()).text));
      const answer = broughtBy(await transport({ method, path, headers, body: bytes }));
      const broken = new Set(answer.rusak);
      await copy.remove(items.filter((_, at) => !broken.has(at)).map(({ seq }) => seq));
      return answer;
    },
  };
}
