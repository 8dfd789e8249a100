import { completedMonths, daysBetween, type IsoDate } from '../../kernel/dates';
import { SimpulError } from '../../kernel/result';
import {
  classify,
  classifyLila,
  isAboveOrange,
  isBgm,
  isImplausible,
  type Kategori,
} from './kategori';
import { INDEKS, type Indeks, type Usia, zOf } from './indeks';
import { DAYS_PER_MONTH, type JenisKelamin, STANDING_FROM_DAYS, TABLE_VERSION } from './tables';

/** How age enters the tables: completed months as Permenkes 2/2020 (default), or days as WHO. */
export type Metode = 'bulan_penuh' | 'hari';

export interface Anak {
  readonly jenis_kelamin: JenisKelamin | null;
  readonly tanggal_lahir: IsoDate;
}

/** What was read from scale and board; without `posisi` nothing is corrected. */
export interface Pengukuran {
  readonly tanggal: IsoDate;
  readonly berat_g: number | null;
  readonly panjang_mm: number | null;
  readonly posisi: 'telentang' | 'berdiri' | null;
  readonly lila_mm: number | null;
  readonly lingkar_kepala_mm: number | null;
  readonly edema: boolean;
}

/** The result, equal to the server's: see src/simpul/pertumbuhan/penilaian.py. */
export interface Penilaian {
  readonly metode: Metode;
  readonly versi_tabel: string;
  readonly umur_bulan: number;
  readonly umur_hari: number;
  readonly ukuran: 'PB' | 'TB';
  readonly panjang_terkoreksi_mm: number | null;
  readonly posisi_diragukan: boolean;
  readonly z: Readonly<Record<Indeks, number | null>>;
  readonly kategori: Readonly<
    Record<'bb_u' | 'tb_u' | 'bb_tb' | 'imt_u' | 'lk' | 'lila', Kategori | null>
  >;
  readonly ukur_ulang: readonly Indeks[];
  readonly bgm: boolean | null;
  readonly atas_oranye: boolean | null;
}

const SHIFT_MM = 7;
const NINE_MONTHS = 9;
const STANDING_FROM_MONTHS = 24;
const UNDER_FIVE_LAST_MONTHS = 60;
const UNDER_FIVE_LAST_DAYS = 1826;
const CATEGORY_LAST_MONTHS = 227;

/** The assessment of one measurement; throws SimpulError on impossible input. */
export function assess(
  child: Anak,
  measurement: Pengukuran,
  method: Metode = 'bulan_penuh',
): Penilaian {
  const usia = usiaOf(accepted(child, measurement), child.tanggal_lahir, measurement, method);
  const z = zOf(usia, measurement);
  return {
    metode: method,
    versi_tabel: TABLE_VERSION,
    umur_bulan: usia.months,
    umur_hari: usia.days,
    ukuran: usia.standing ? 'TB' : 'PB',
    panjang_terkoreksi_mm: usia.sizeMm,
    posisi_diragukan: usia.doubtful,
    z,
    kategori: categories(usia, measurement, z),
    ukur_ulang: INDEKS.filter((index) => isImplausible(index, z[index])),
    bgm: isBgm(z.bb_u),
    atas_oranye: isAboveOrange(z.bb_u),
  };
}

/** The child's sex, when everything about the pair is possible. */
function accepted(child: Anak, measurement: Pengukuran): JenisKelamin {
  if (child.jenis_kelamin === null) throw new SimpulError('pertumbuhan.jenis_kelamin_kosong');
  if (measurement.tanggal < child.tanggal_lahir) {
    throw new SimpulError('pertumbuhan.sebelum_lahir', { tanggal: measurement.tanggal });
  }
  const { berat_g, panjang_mm, lila_mm, lingkar_kepala_mm } = measurement;
  if (
    [berat_g, panjang_mm, lila_mm, lingkar_kepala_mm].some((size) => size !== null && size <= 0)
  ) {
    throw new SimpulError('pertumbuhan.ukuran_nol');
  }
  return child.jenis_kelamin;
}

/** Age by both counts and what the method makes of it: the tables, the shift, the position. */
function usiaOf(sex: JenisKelamin, birth: IsoDate, taken: Pengukuran, method: Metode): Usia {
  const months = completedMonths(birth, taken.tanggal);
  const days = daysBetween(birth, taken.tanggal);
  const byDay = method === 'hari';
  const standing = byDay ? days >= STANDING_FROM_DAYS : months >= STANDING_FROM_MONTHS;
  const underFive = byDay ? days <= UNDER_FIVE_LAST_DAYS : months <= UNDER_FIVE_LAST_MONTHS;
  const tooYoung = (byDay ? days / DAYS_PER_MONTH : months) < NINE_MONTHS;
  const doubtful = taken.posisi === 'berdiri' && tooYoung;
  const shiftMm = underFive ? shift(taken.posisi, standing, byDay && doubtful) : 0;
  const sizeMm = taken.panjang_mm === null ? null : taken.panjang_mm + shiftMm;
  return { sex, months, days, byDay, underFive, standing, doubtful, sizeMm };
}

/** WHO's method takes a baby under nine months as lying whatever was ticked; the regulation just adds. */
function shift(posisi: Pengukuran['posisi'], standing: boolean, setAside: boolean): number {
  if (posisi === 'berdiri' && !standing && !setAside) return SHIFT_MM;
  return posisi === 'telentang' && standing ? -SHIFT_MM : 0;
}

function categories(usia: Usia, taken: Pengukuran, z: Penilaian['z']): Penilaian['kategori'] {
  const older = usia.months <= CATEGORY_LAST_MONTHS ? classify('imt_u_5_18', z.imt_u) : null;
  const imt = usia.underFive ? classify('imt_u', z.imt_u) : older;
  return {
    bb_u: classify('bb_u', z.bb_u),
    tb_u: classify('tb_u', z.tb_u),
    // Swelling of both feet is severe whatever the scale says.
    bb_tb: taken.edema && usia.underFive ? 'gizi_buruk' : classify('bb_tb', z.bb_tb),
    imt_u: taken.edema && !usia.underFive ? 'gizi_buruk' : imt,
    lk: classify('lk_u', z.lk_u),
    lila: classifyLila(taken.lila_mm, usia.months),
  };
}
