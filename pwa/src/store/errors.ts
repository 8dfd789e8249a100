import { SimpulError } from '../kernel/result';

/** Dexie hides the browser's error inside its own; a full phone must be told apart from all else. */
function isFull(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 3) return false;
  const { name, inner } = error as { name?: string; inner?: unknown };
  return name === 'QuotaExceededError' || isFull(inner, depth + 1);
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
