import { type JenisKelamin, rint, table, tableDay } from './tables';

export const KMS_SD = [-3, -2, -1, 0, 1, 2, 3] as const;
const KMS_MONTHS = 61;

const drawn = new Map<JenisKelamin, readonly (readonly number[])[]>();

/** The KMS curve: whole grams of BB/U by completed month (0 to 60), each month the seven lines of `KMS_SD`. */
export function kmsLinesG(jenisKelamin: JenisKelamin): readonly (readonly number[])[] {
  const known = drawn.get(jenisKelamin);
  if (known !== undefined) return known;
  const lms = table('weight_for_age', jenisKelamin);
  const lines = Array.from({ length: KMS_MONTHS }, (_, month) => {
    const row = tableDay(month, false);
    const [power, median, variation] = [lms.power, lms.median, lms.variation].map(
      (column) => column[row] ?? NaN,
    ) as [number, number, number];
    return KMS_SD.map((sd) => rint(median * (1 + power * variation * sd) ** (1 / power) * 1000));
  });
  drawn.set(jenisKelamin, lines);
  return lines;
}
