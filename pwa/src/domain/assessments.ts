import type { PenimbanganRow, WargaRow } from './contracts.generated';
import { assess, type Metode } from './pertumbuhan';
import type { Tables } from './rows';

/**
 * A snapshot leaves assessments out: they follow from child, measurement and the way age was counted then. Rows
 * that were read without one get it here, equal to the server's; rows that have one, or null, are left as they are.
 */
export function withAssessments(tables: Tables): Tables {
  const filled = new Map(tables.penimbangan);
  for (const row of tables.penimbangan.values()) {
    if ((row as Partial<PenimbanganRow>).penilaian !== undefined) continue;
    filled.set(row.id, { ...row, penilaian: assessed(tables.warga.get(row.warga_id), row) });
  }
  return { ...tables, penimbangan: filled };
}

/** The assessment of a row for its child, by `metode` or as the row names it. */
export function assessed(
  child: WargaRow | undefined,
  row: PenimbanganRow,
  metode: Metode = row.metode ?? 'bulan_penuh',
): PenimbanganRow['penilaian'] {
  const sizes = [row.berat_g, row.panjang_mm, row.lila_mm, row.lingkar_kepala_mm];
  const measured = row.edema || sizes.some((size) => size !== null);
  if (!child || !measured || row.tanggal < child.tanggal_lahir) return null;
  return assess(child, row, metode) as unknown as Record<string, unknown>;
}
