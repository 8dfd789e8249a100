import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { addDays } from '../../kernel/dates';
import { type Anak, assess, type Metode, type Pengukuran } from './index';
import { rint } from './tables';

const child: fc.Arbitrary<Anak> = fc.record({
  jenis_kelamin: fc.constantFrom('L', 'P'),
  tanggal_lahir: fc.integer({ min: 0, max: 2900 }).map((days) => addDays('2019-01-01', days)),
});
const method: fc.Arbitrary<Metode> = fc.constantFrom('bulan_penuh', 'hari');
const size = (max: number): fc.Arbitrary<number | null> =>
  fc.option(fc.integer({ min: 1, max }), { nil: null });
const measurement: fc.Arbitrary<Pengukuran> = fc.record({
  tanggal: fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2026-12-31', days)),
  berat_g: size(120_000),
  panjang_mm: size(2200),
  posisi: fc.constantFrom('telentang', 'berdiri', null),
  lila_mm: size(400),
  lingkar_kepala_mm: size(700),
  edema: fc.boolean(),
});

it.each([7, 3])('a size of %i mm that ends at nothing has no IMT/U', (panjang_mm) => {
  const anak: Anak = { jenis_kelamin: 'P', tanggal_lahir: '2025-09-26' };
  const rest = { lila_mm: null, lingkar_kepala_mm: null, edema: false };
  const ukur = { tanggal: '2028-01-01', berat_g: 9000, panjang_mm, posisi: 'telentang', ...rest };
  const found = assess(anak, ukur as Pengukuran, 'bulan_penuh');
  expect(found.panjang_terkoreksi_mm).toBe(panjang_mm - 7);
  expect(found.z.imt_u).toBeNull();
  expect(found.z.bb_u).not.toBeNull();
});

it('heavier never lowers a weight index and leaves TB/U alone', () => {
  fc.assert(
    fc.property(child, measurement, method, fc.nat(20_000), (anak, ukur, metode, moreG) => {
      const berat_g = ukur.berat_g ?? 1000;
      const low = assess(anak, { ...ukur, berat_g }, metode).z;
      const high = assess(anak, { ...ukur, berat_g: berat_g + moreG }, metode).z;
      for (const index of ['bb_u', 'bb_tb', 'imt_u'] as const) {
        expect(low[index] === null).toBe(high[index] === null);
        expect(high[index] ?? 0).toBeGreaterThanOrEqual(low[index] ?? 0);
      }
      expect(low.tb_u).toBe(high.tb_u);
    }),
  );
});

it('a result is JSON, whatever the input: never NaN, infinite or minus zero', () => {
  fc.assert(
    fc.property(child, measurement, method, (anak, ukur, metode) => {
      const result = assess(anak, ukur, metode);
      expect(JSON.parse(JSON.stringify(result))).toEqual(result);
      expect(Object.values(result.z).some((z) => Object.is(z, -0))).toBe(false);
    }),
  );
});

it('rounds a half to the even number as the server does', () => {
  expect([0.5, 1.5, 2.5, -0.5, -1.5, -2.5, 2.4, -2.6].map((value) => rint(value) + 0)).toEqual([
    0, 2, 2, 0, -2, -2, 2, -3,
  ]);
});

it('the tables weigh at most 25 kB gzip', () => {
  const bytes = readFileSync(new URL('tables.json', import.meta.url));
  expect(gzipSync(bytes, { level: 9 }).length).toBeLessThanOrEqual(25_000);
});
