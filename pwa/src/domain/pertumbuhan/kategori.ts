import { rint } from './tables';
import { FLAG_LIMITS, type FiveToNineteenIndex, type UnderFiveIndex } from './zscore';

/** The indices of the Indonesian card; `imt_u_5_18` is IMT/U from 61 months on. */
export type KelasIndeks = 'bb_u' | 'tb_u' | 'bb_tb' | 'imt_u' | 'imt_u_5_18' | 'lk_u';

/** Categories of Permenkes 2/2020, LiLA and head; the words are the value with spaces for underscores. */
export type Kategori =
  | 'berat_badan_sangat_kurang'
  | 'berat_badan_kurang'
  | 'berat_badan_normal'
  | 'risiko_berat_badan_lebih'
  | 'sangat_pendek'
  | 'pendek'
  | 'normal'
  | 'tinggi'
  | 'gizi_buruk'
  | 'gizi_kurang'
  | 'gizi_baik'
  | 'berisiko_gizi_lebih'
  | 'gizi_lebih'
  | 'obesitas'
  | 'kurang'
  | 'melebihi_normal'
  | 'merah'
  | 'kuning'
  | 'hijau'
  | 'ukur_ulang';

interface Kelas {
  readonly flag: UnderFiveIndex | FiveToNineteenIndex;
  /** Hundredths of z from which each next class begins. */
  readonly begins: readonly number[];
  /** From low to high, one more than `begins`. */
  readonly classes: readonly Kategori[];
}

const GIZI: readonly Kategori[] = [
  'gizi_buruk',
  'gizi_kurang',
  'gizi_baik',
  'berisiko_gizi_lebih',
  'gizi_lebih',
  'obesitas',
];

const KELAS: Readonly<Record<KelasIndeks, Kelas>> = {
  bb_u: {
    flag: 'zwei',
    begins: [-300, -200, 101],
    classes: [
      'berat_badan_sangat_kurang',
      'berat_badan_kurang',
      'berat_badan_normal',
      'risiko_berat_badan_lebih',
    ],
  },
  tb_u: {
    flag: 'zlen',
    begins: [-300, -200, 301],
    classes: ['sangat_pendek', 'pendek', 'normal', 'tinggi'],
  },
  bb_tb: { flag: 'zwfl', begins: [-300, -200, 101, 201, 301], classes: GIZI },
  imt_u: { flag: 'zbmi', begins: [-300, -200, 101, 201, 301], classes: GIZI },
  imt_u_5_18: {
    flag: 'zbfa',
    begins: [-300, -200, 101, 201],
    classes: ['gizi_buruk', 'gizi_kurang', 'gizi_baik', 'gizi_lebih', 'obesitas'],
  },
  lk_u: { flag: 'zhc', begins: [-200, 201], classes: ['kurang', 'normal', 'melebihi_normal'] },
};

const LILA_FIRST_MONTHS = 6;
const LILA_LAST_MONTHS = 59;
const LILA_KUNING_MM = 115;
const LILA_HIJAU_MM = 125;

/** The category of a z; an implausible z is ukur_ulang, never a class. */
export function classify(index: KelasIndeks, z: number | null): Kategori | null {
  if (z === null) return null;
  if (isImplausible(index, z)) return 'ukur_ulang';
  const { begins, classes } = KELAS[index];
  const hundredths = rint(z * 100);
  return classes[begins.filter((begin) => hundredths >= begin).length] ?? null;
}

/** Whether WHO would flag this z: measure again instead of classifying. */
export function isImplausible(index: KelasIndeks, z: number | null): boolean {
  if (z === null) return false;
  const [low, high] = FLAG_LIMITS[KELAS[index].flag];
  const hundredths = rint(z * 100);
  return hundredths < low * 100 || hundredths > high * 100;
}

/** Upper arm of a child of 6 to 59 months: merah < 115 mm, kuning < 125, hijau; else null. */
export function classifyLila(lilaMm: number | null, umurBulan: number): Kategori | null {
  if (lilaMm === null || umurBulan < LILA_FIRST_MONTHS || umurBulan > LILA_LAST_MONTHS) return null;
  if (lilaMm < LILA_KUNING_MM) return 'merah';
  return lilaMm < LILA_HIJAU_MM ? 'kuning' : 'hijau';
}

/** Below the red line (bawah garis merah): BB/U < -3; null without a plausible z. */
export function isBgm(zBbU: number | null): boolean | null {
  return zBbU === null || isImplausible('bb_u', zBbU) ? null : rint(zBbU * 100) < -300;
}

/** Above the orange line (atas garis oranye): BB/U > +1; null without a plausible z. */
export function isAboveOrange(zBbU: number | null): boolean | null {
  return zBbU === null || isImplausible('bb_u', zBbU) ? null : rint(zBbU * 100) > 100;
}
