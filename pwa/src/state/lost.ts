import type { Rescue } from './rescue';

/** The main database does not open, or cannot be read; what the second copy has is in `rescue`. */
export class StorageLost extends Error {
  readonly rescue: Rescue | null;
  /** Removes the main database alone, so that the next start begins an empty one. */
  readonly renew: () => Promise<void>;

  constructor(cause: unknown, rescue: Rescue | null, renew: () => Promise<void>) {
    super('storage', { cause });
    this.rescue = rescue;
    this.renew = renew;
  }
}

/** A private window refuses everything; there is nothing to repair. */
export function isRefusal({ cause, rescue }: StorageLost): boolean {
  return rescue === null && cause instanceof DOMException && cause.name === 'InvalidStateError';
}
