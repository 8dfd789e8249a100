/** Growth: WHO z-scores, categories of Permenkes 2/2020, KBM and N/T/O/B. Twin of simpul.pertumbuhan. */
export { INDEKS, type Indeks } from './indeks';
export {
  classify,
  classifyLila,
  isAboveOrange,
  isBgm,
  isImplausible,
  type Kategori,
  type KelasIndeks,
} from './kategori';
export { KMS_SD, kmsLinesG } from './kms';
export { type Anak, assess, type Metode, type Pengukuran, type Penilaian } from './penilaian';
export {
  countedWeighing,
  is2t,
  kbmG,
  referral,
  type Rujukan,
  type StatusTimbang,
  tallyStatuses,
  type Timbangan,
  weighingStatus,
} from './status';
export { type JenisKelamin, TABLE_VERSION } from './tables';
export {
  fiveToNineteen,
  type FiveToNineteen,
  isC9mo,
  isFlagged,
  underFive,
  type UnderFive,
  type ZScores,
} from './zscore';
