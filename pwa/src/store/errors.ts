import { SimpulError } from '../kernel/result';

/** A full phone must be told apart from all else. */
function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}

/** Runs a write; a full phone becomes `simpan.penuh`, whose sentence says what is safe and what to do. */
export async function guarded<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (isFull(error)) throw new SimpulError('simpan.penuh');
    throw error;
  }
}
