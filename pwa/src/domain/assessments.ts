import type { PenimbanganRow } from './contracts.generated';
import { assess, type Metode } from './pertumbuhan';
import type { Tables } from './rows';

/**
 * A snapshot leaves assessments out: they follow from child and measurement. Rows that were read without one get
 * it here, equal to the server's; rows that have one, or null, are left as they are.
 */
export function withAssessments(tables: Tables): Tables {
  const [posyandu] = tables.posyandu.values();
  const metode: Metode = posyandu?.metode_umur ?? 'bulan_penuh';
  const filled = new Map(tables.penimbangan);
  for (const row of tables.penimbangan.values()) {
    if ((row as Partial<PenimbanganRow>).penilaian !== undefined) continue;
    filled.set(row.id, { ...row, penilaian: assessed(tables, row, metode) });
  }
  return { ...tables, penimbangan: filled };
}

function assessed(
  tables: Tables,
  row: PenimbanganRow,
  metode: Metode,
): PenimbanganRow['penilaian'] {
  const child = tables.warga.get(row.warga_id);
  const sizes = [row.berat_g, row.panjang_mm, row.lila_mm, row.lingkar_kepala_mm];
  const measured = row.edema || sizes.some((size) => size !== null);
  if (!child || !measured || row.tanggal < child.tanggal_lahir) return null;
  return assess(child, row, metode) as unknown as Record<string, unknown>;
}
