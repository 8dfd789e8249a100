import type { ApplyContext, Appliers } from './apply';
import { assessed } from './assessments';
import type { OperationIn, PenimbanganRow } from './contracts.generated';
import type { Workspace } from './workspace';

export const PENIMBANGAN: Appliers = {
  record_penimbangan: (work, payload, operation, context) => {
    const { penimbangan_id: id, dikonfirmasi, ...given } = payload;
    const konflik = sameDay(work, payload.warga_id, payload.tanggal, id).map((other) => other.id);
    const oleh = name(operation, context);
    const dicatat_at = operation.recorded_at;
    graded(work, { ...BLANK, ...given, id, konflik, oleh, dicatat_at }, context);
    for (const other of konflik) link(work, other, id);
  },

  correct_penimbangan: (work, payload, operation, context) => {
    const { penimbangan_id: id, alasan, ...given } = payload;
    const row = work.get('penimbangan', id);
    if (!row) return;
    const figures = { ...FIGURES, ...given };
    const entry = history(operation, context, alasan, figuresOf(row), figures);
    graded(work, { ...row, ...figures, riwayat: [...row.riwayat, entry] }, context);
  },

  void_penimbangan: (work, { penimbangan_id: id, alasan }, operation, context) => {
    const row = work.get('penimbangan', id);
    if (!row) return;
    const entry = history(operation, context, alasan, figuresOf(row), {});
    work.put('penimbangan', { ...row, dihitung: false, riwayat: [...row.riwayat, entry] });
    for (const other of row.konflik) unlink(work, other, id);
  },

  choose_penimbangan: (work, { dipilih_id, ditinggal_ids }) => {
    work.edit('penimbangan', dipilih_id, { dihitung: true, konflik: [] });
    for (const id of ditinggal_ids) work.edit('penimbangan', id, { dihitung: false, konflik: [] });
  },
};

const FIGURES = {
  berat_g: null,
  panjang_mm: null,
  posisi: null,
  lila_mm: null,
  lingkar_kepala_mm: null,
  edema: false,
  vitamin_a: null,
  beri_tahu_bidan: false,
} as const;

const BLANK = {
  ...FIGURES,
  n: 0,
  sesi_id: null,
  alasan_tidak_ditimbang: null,
  tamu: false,
  dihitung: true,
  penilaian: null,
  riwayat: [],
};

function figuresOf(row: PenimbanganRow): Record<string, unknown> {
  return Object.fromEntries(
    Object.keys(FIGURES).map((key) => [key, row[key as keyof typeof FIGURES]]),
  );
}

/** Other counted weighings of the child on that date: both are kept until a person decides. */
function sameDay(work: Workspace, wargaId: string, date: string, id: string): PenimbanganRow[] {
  return [...work.all('penimbangan')].filter(
    (row) => row.warga_id === wargaId && row.tanggal === date && row.dihitung && row.id !== id,
  );
}

function link(work: Workspace, id: string, other: string): void {
  const row = work.get('penimbangan', id);
  if (row) work.put('penimbangan', { ...row, konflik: [...new Set([...row.konflik, other])] });
}

function unlink(work: Workspace, id: string, other: string): void {
  const row = work.get('penimbangan', id);
  const konflik = row?.konflik.filter((each) => each !== other) ?? [];
  work.edit('penimbangan', id, { konflik });
}

/** Stores a row with its assessment by the age method of today, which the row then names. */
export function graded(work: Workspace, row: PenimbanganRow, { metode }: ApplyContext): void {
  const penilaian = assessed(work.get('warga', row.warga_id), row, metode);
  work.put('penimbangan', { ...row, metode, penilaian });
}

function name(operation: OperationIn, context: ApplyContext): string {
  return context.author(operation);
}

/** One line of what was changed, by whom and why (R19). */
export function history(
  operation: OperationIn,
  context: ApplyContext,
  alasan: string,
  lama: Record<string, unknown>,
  baru: Record<string, unknown>,
): Record<string, unknown> {
  return { saat: operation.recorded_at, oleh: name(operation, context), alasan, lama, baru };
}
