import { expect, test } from 'vitest';

import { fail, failureOf, ok, SimpulError } from '../../src/kernel/result';

test('it works', () => {
  expect(ok(3)).toEqual({ ok: true, value: 3 });
  expect(fail('warga.nik_pendek', { jumlah: 12 }).error.params).toEqual({ jumlah: 12 });
});

test('an unknown error still gets a code with a sentence', () => {
  expect(failureOf(new SimpulError('pin.salah')).code).toBe('pin.salah');
  expect(failureOf(new Error('boom')).code).toBe('umum.tidak_dikenal');
});
