/** A failure with the code of its plain sentence in contracts/galat.json. */
export interface Failure {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function fail(code: string, params: Failure['params'] = {}): { ok: false; error: Failure } {
  return { ok: false, error: { code, params } };
}

/** Thrown only where a caller cannot go on; screens show the sentence of `code`. */
export class SimpulError extends Error {
  readonly code: string;
  readonly params: Failure['params'];

  constructor(code: string, params: Failure['params'] = {}) {
    super(code);
    this.name = 'SimpulError';
    this.code = code;
    this.params = params;
  }
}

export function failureOf(error: unknown): Failure {
  if (error instanceof SimpulError) return { code: error.code, params: error.params };
  return { code: 'umum.tidak_dikenal', params: {} };
}
