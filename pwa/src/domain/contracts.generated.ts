// Generated from simpul.jurnal.operations by `simpul skema`; do not edit.

/** The OPD's answer in at most two plain sentences. */
export interface AnswerUsulan {
  usulan_id: string;
  keputusan: "belum_bisa" | "diterima" | "rencana" | "survei";
  jawaban: string;
  tanggal_survei?: string | null;
  tahun_rencana?: number | null;
}

/** She was registered by mistake: from now on she counts in no month and stands in no list; nothing is deleted. */
export interface ArchiveWarga {
  warga_id: string;
  alasan: string;
}

/** A weighing that another posyandu did, taken into the child's series here. */
export interface CarryPenimbangan {
  penimbangan_id: string;
  warga_id: string;
  tanggal: string;
  sesi_id?: string | null;
  berat_g?: number | null;
  panjang_mm?: number | null;
  posisi?: "berdiri" | "telentang" | null;
  lila_mm?: number | null;
  lingkar_kepala_mm?: number | null;
  edema?: boolean;
  alasan_tidak_ditimbang?: string | null;
  vitamin_a?: "biru" | "merah" | null;
  beri_tahu_bidan?: boolean;
  tamu?: boolean;
  dikonfirmasi?: string[];
  sebab: "pindah" | "tamu";
  dari_posyandu_id: string;
  dari_nama: string;
  dari_penimbangan_id: string;
}

/** Two weighings of one child on one date: the chair says which one counts. */
export interface ChoosePenimbangan {
  dipilih_id: string;
  ditinggal_ids: string[];
}

/** The day is closed with the recap that the phone showed. */
export interface CloseSesi {
  sesi_id: string;
  rekap: Record<string, number>;
}

/** The end, with its result. */
export interface CloseUsulan {
  usulan_id: string;
  hasil: "dibatalkan" | "duplikat" | "selesai" | "selesai_di_desa" | "tidak_memenuhi_syarat";
  pesan: string;
}

/** Documents or answers added later; `berkas` maps a document code to the photo's sha256. */
export interface CompleteUsulan {
  usulan_id: string;
  berkas?: Record<string, string>;
  jawaban?: Record<string, unknown>;
  cerita?: string | null;
}

/** Facts of a family, filled in or corrected later: only those present change, null empties an optional one. */
export interface CorrectKeluarga {
  keluarga_id: string;
  alasan: string;
  nomor_kk?: string | null;
  kepala_nama?: string;
  alamat?: string | null;
  dusun?: string | null;
  rw?: string | null;
  rt?: string | null;
}

/** The corrected weighing in full; the old figures stay in its history. */
export interface CorrectPenimbangan {
  penimbangan_id: string;
  alasan: string;
  berat_g?: number | null;
  panjang_mm?: number | null;
  posisi?: "berdiri" | "telentang" | null;
  lila_mm?: number | null;
  lingkar_kepala_mm?: number | null;
  edema?: boolean;
  vitamin_a?: "biru" | "merah" | null;
  beri_tahu_bidan?: boolean;
}

/** A correction: only the fields that are present change; null empties an optional one. */
export interface CorrectWarga {
  warga_id: string;
  alasan: string;
  nama?: string;
  jenis_kelamin?: "L" | "P";
  tanggal_lahir?: string;
  tanggal_lahir_perkiraan?: boolean;
  nik?: string | null;
  keluarga_id?: string | null;
  hubungan?: "anak" | "cucu" | "famili_lain" | "istri" | "kepala" | "lainnya" | "menantu" | "mertua" | "orang_tua" | "suami" | null;
  ibu_id?: string | null;
  nama_ibu?: string | null;
  telepon?: string | null;
  dusun?: string | null;
  rw?: string | null;
  rt?: string | null;
  memiliki_kms?: boolean;
  nik_pasti?: boolean;
}

/** How a phone stands, as it tells with a push: `quota_mb` is all room its browser gives, `persisted` whether it */
export interface DeviceState {
  app_version?: string;
  catalog_version?: string;
  quota_mb?: number | null;
  free_mb?: number | null;
  persisted?: boolean | null;
  clock_offset_ms?: number | null;
}

/** `warga_id` and `lain_id` are two people, however alike; `lain_id` may live at another posyandu. */
export interface DistinguishWarga {
  warga_id: string | null;
  lain_id: string;
  alasan: string;
}

/** The person moved away or died on `tanggal`; `aktif` or `tamu` when that was wrong or she came back. */
export interface EndWarga {
  warga_id: string;
  status: "aktif" | "meninggal" | "pindah" | "tamu";
  tanggal: string;
  ke_posyandu_id?: string | null;
  ke_teks?: string | null;
}

/** `code` has 10 characters; `public_key` is base64 SPKI of an ECDSA P-256 key. With `device_id` the call must */
export interface EnrolRequest {
  code: string;
  public_key: string;
  device_id?: string | null;
  app_version?: string;
}

/** Keys are base64 of uncompressed P-256 points. */
export interface EnrolResponse {
  device_id: string;
  device_letter: string;
  posyandu_id: string;
  kab_id: number;
  nomor_urut: number;
  akun_id: string;
  kader_nama: string;
  posyandu_nama: string;
  server_key: string;
  kasus_key: string;
  catalog_version: string;
  server_time_ms: number;
  history: string;
}

/** The village passes it to an OPD (code of the catalogue's OPD list). */
export interface ForwardUsulan {
  usulan_id: string;
  opd: string;
  pesan?: string | null;
}

/** A kader or pengurus of the posyandu; `akun_id` is the actor of her operations. */
export interface KaderRow {
  id: string;
  n: number;
  akun_id: string | null;
  nama: string;
  jabatan: string;
  bidang: string[];
  telepon: string | null;
  aktif: boolean;
}

/** Attendance of one person at one opening day. */
export interface KehadiranRow {
  id: string;
  n: number;
  sesi_id: string;
  warga_id: string;
  hadir: boolean;
  tamu: boolean;
}

/** A family; `kk_samar` is the masked number. */
export interface KeluargaRow {
  id: string;
  n: number;
  kepala_nama: string;
  kk_samar: string | null;
  alamat: string | null;
  dusun: string | null;
  rw: string | null;
  rt: string | null;
}

/** A visit or desk contact. Protected answers are left out. */
export interface KunjunganRow {
  id: string;
  n: number;
  layanan_id: string;
  bidang: string;
  tanggal: string;
  cara: "lapangan" | "meja" | "rumah";
  subjek_jenis: "keluarga" | "orang" | "rumah" | "tempat";
  warga_id: string | null;
  keluarga_id: string | null;
  tempat: string | null;
  hasil: "selesai" | "tidak_ada_orang" | "tidak_bersedia";
  jawaban: Record<string, unknown>;
  oleh: string;
}

/** State of a monthly report of this posyandu. */
export interface LaporanRow {
  id: string;
  n: number;
  bulan: string;
  status: "dikembalikan" | "disetujui";
  nomor: string | null;
  pesan: string | null;
}

/** WGS84 degrees; `akurasi_m` is what the phone said of itself. */
export interface Lokasi {
  lat: number;
  lon: number;
  akurasi_m?: number | null;
}

/** `asal_id` is the same person as `tujuan_id`; a link, so it can be undone. */
export interface MergeWarga {
  asal_id: string;
  tujuan_id: string;
  alasan: string;
}

/** The opening day. `sesi_id` = derive_id("sesi", posyandu_id, tanggal). */
export interface OpenSesi {
  sesi_id: string;
  tanggal: string;
  tempat: string;
  kader_hadir: string[];
}

/** One operation as it travels. Office and import operations have no device fields. */
export interface OperationIn {
  id: string;
  posyandu_id: string;
  kab_id: number;
  actor_id: string;
  type: string;
  version: number;
  catalog_version: string;
  service_date: string;
  recorded_at: string;
  payload: unknown;
  subject_ids?: string[];
  device_id?: string | null;
  device_seq?: number | null;
  clock_offset_ms?: number;
  app_version?: string;
  on_behalf_id?: string | null;
}

/** A weighing with its result. `penilaian` is pertumbuhan.assess; `konflik` lists others of the same date. */
export interface PenimbanganRow {
  id: string;
  n: number;
  warga_id: string;
  sesi_id: string | null;
  tanggal: string;
  berat_g: number | null;
  panjang_mm: number | null;
  posisi: "berdiri" | "telentang" | null;
  lila_mm: number | null;
  lingkar_kepala_mm: number | null;
  edema: boolean;
  alasan_tidak_ditimbang: string | null;
  vitamin_a: "biru" | "merah" | null;
  beri_tahu_bidan: boolean;
  tamu: boolean;
  dihitung: boolean;
  konflik: string[];
  oleh: string;
  penilaian: Record<string, unknown> | null;
  riwayat: Record<string, unknown>[];
  asal?: "" | "pindah" | "tamu";
  metode?: "bulan_penuh" | "hari";
  dicatat_at?: string | null;
}

/** Lupa PIN, asked and asked again until there is an answer; signed by the phone. */
export interface PinRequest {
  akun_id: string;
  reply_key: string;
  code?: string;
  recovery?: string;
}

/** `check` are the digits that the kader reads out to the office, so that no other request is confirmed. */
export interface PinResponse {
  status: "berakhir" | "disetujui" | "ditolak" | "menunggu";
  check: string;
  server_time_ms: number;
  sealed?: string;
}

/** The village takes it into its plan of a year (RKPDes, or the plan of a kelurahan). */
export interface PlanUsulan {
  usulan_id: string;
  tahun: number;
}

/** The posyandu of this phone. `nomor_urut` is the four-digit part of request numbers. */
export interface PosyanduRow {
  id: string;
  n: number;
  nama: string;
  nomor_urut: number;
  desa: string;
  kecamatan: string;
  kabupaten: string;
  label_desa: string;
  label_dusun: string;
  zona_waktu: "WIB" | "WIT" | "WITA";
  tempat: string | null;
  pola_buka: Record<string, number> | null;
  metode_umur: "bulan_penuh" | "hari";
  nomor_darurat: Record<string, string>[];
  penerima_kasus: string[];
  hari_libur: string[];
  data_contoh: boolean;
  tetangga?: Record<string, string>[];
}

/** Current rows of what changed after the cursor; `gone` left this phone's view. `history` is another one after the */
export interface PullResponse {
  rows: Record<string, unknown[]>;
  gone: Record<string, string[]>;
  next: number;
  more: boolean;
  server_time_ms: number;
  catalog_version: string;
  minimum_app_version: string;
  history: string;
}

/** `operations` in device_seq order. A sealed item stands for an operation the phone sent while locked: */
export interface PushRequest {
  protocol: number;
  operations?: OperationIn[];
  sealed?: string[];
  unsent?: number;
  storage_free_mb?: number | null;
  state?: DeviceState | null;
}

/** `contiguous_seq`: every device_seq up to it is here; the phone resends what is missing above it. */
export interface PushResponse {
  verdicts: Verdict[];
  contiguous_seq: number;
  server_time_ms: number;
  device_status: "aktif" | "aktifkan_ulang" | "dicabut";
}

/** The village has read it. */
export interface ReceiveUsulan {
  usulan_id: string;
}

/** A pregnancy, the 42 days after birth, or breastfeeding; a later one with the same id changes it. */
export interface RecordEpisode {
  episode_id: string;
  warga_id: string;
  jenis: "hamil" | "menyusui" | "nifas";
  mulai: string;
  selesai?: string | null;
}

/** Attendance. `kehadiran_id` = derive_id("kehadiran", sesi_id, warga_id); `tamu` counts at the session only. */
export interface RecordKehadiran {
  kehadiran_id: string;
  sesi_id: string;
  warga_id: string;
  hadir?: boolean;
  tamu?: boolean;
}

/** A home visit or desk contact: one catalogue line for a person, a family, a house or a public place. */
export interface RecordKunjungan {
  kunjungan_id: string;
  layanan_id: string;
  tanggal: string;
  cara: "lapangan" | "meja" | "rumah";
  subjek_jenis: "keluarga" | "orang" | "rumah" | "tempat";
  jawaban: Record<string, unknown>;
  warga_id?: string | null;
  keluarga_id?: string | null;
  tempat?: string | null;
  hasil?: "selesai" | "tidak_ada_orang" | "tidak_bersedia";
  sesi_id?: string | null;
  lokasi?: Lokasi | null;
  foto?: string[];
  catatan?: string | null;
  foto_benda?: boolean;
}

/** One weighing and measuring of a child, as read; corrections for position are computed, never typed. */
export interface RecordPenimbangan {
  penimbangan_id: string;
  warga_id: string;
  tanggal: string;
  sesi_id?: string | null;
  berat_g?: number | null;
  panjang_mm?: number | null;
  posisi?: "berdiri" | "telentang" | null;
  lila_mm?: number | null;
  lingkar_kepala_mm?: number | null;
  edema?: boolean;
  alasan_tidak_ditimbang?: string | null;
  vitamin_a?: "biru" | "merah" | null;
  beri_tahu_bidan?: boolean;
  tamu?: boolean;
  dikonfirmasi?: string[];
}

/** A held operation does not count; it stays in the log with this reason. */
export interface RefuseOperasi {
  operasi_id: string;
  alasan: string;
}

/** A new family; `nomor_kk` is optional for ever. */
export interface RegisterKeluarga {
  keluarga_id: string;
  kepala_nama: string;
  nomor_kk?: string | null;
  alamat?: string | null;
  dusun?: string | null;
  rw?: string | null;
  rt?: string | null;
}

/** A new person. `nomor_sementara` (S-A0127) is given by the phone when there is no NIK. */
export interface RegisterWarga {
  warga_id: string;
  nama: string;
  jenis_kelamin: "L" | "P";
  tanggal_lahir: string;
  tanggal_lahir_perkiraan?: boolean;
  nik?: string | null;
  nomor_sementara?: string | null;
  keluarga_id?: string | null;
  hubungan?: "anak" | "cucu" | "famili_lain" | "istri" | "kepala" | "lainnya" | "menantu" | "mertua" | "orang_tua" | "suami" | null;
  ibu_id?: string | null;
  nama_ibu?: string | null;
  telepon?: string | null;
  dusun?: string | null;
  rw?: string | null;
  rt?: string | null;
  tamu?: boolean;
  asal_posyandu_id?: string | null;
  asal_teks?: string | null;
  asal_warga_id?: string | null;
  memiliki_kms?: boolean;
  berat_lahir_g?: number | null;
  izin_foto?: boolean;
  izin_pesan?: boolean;
  dasar_hukum?: "tugas_pelayanan";
}

/** Perform a held operation again. `isi` is its payload as corrected, `tanggal` the day the work was done. */
export interface ReleaseOperasi {
  operasi_id: string;
  alasan: string;
  isi?: Record<string, unknown> | null;
  tanggal?: string | null;
}

/** The chair opens a closed day again (at most 7 days later). */
export interface ReopenSesi {
  sesi_id: string;
  alasan: string;
}

/** The archiving was wrong: she is back as she was. */
export interface RestoreWarga {
  warga_id: string;
  alasan?: string;
}

/** The village asks for what is missing; the first-answer clock rests. */
export interface ReturnUsulan {
  usulan_id: string;
  alasan: string;
  berkas_kurang?: string[];
}

/** A confidential report: only the recipients are readable, the rest is sealed to the case key. */
export interface SealKasus {
  kasus_id: string;
  penerima: ("dp3a" | "kepala_desa" | "polisi")[];
  amplop: string;
}

/** A request. `nomor` (0127-A-0007: posyandu, device letter, counter) is issued by the phone and never changes. */
export interface SendUsulan {
  usulan_id: string;
  layanan_id: string;
  untuk: "keluarga" | "orang" | "umum";
  nomor?: string | null;
  warga_id?: string | null;
  keluarga_id?: string | null;
  pemohon?: string | null;
  tempat?: string | null;
  cerita?: string | null;
  jawaban?: Record<string, unknown>;
  mendesak?: boolean;
  alasan_mendesak?: "bahaya_jiwa" | "banjir" | "kebakaran" | "kekerasan" | "roboh" | "sakit_berat" | null;
  lokasi?: Lokasi | null;
  foto?: string[];
  kunjungan_id?: string | null;
  foto_benda?: boolean;
}

/** An opening day. */
export interface SesiRow {
  id: string;
  n: number;
  tanggal: string;
  tempat: string;
  status: "buka" | "tutup";
  kader_hadir: string[];
}

/** Consent given or withdrawn: for photos, or for messages. */
export interface SetIzin {
  warga_id: string;
  jenis: "foto" | "pesan";
  setuju: boolean;
}

/** First line of a snapshot. The others are rows: [place of the entity in `columns`, values in that order]. */
export interface SnapshotHeader {
  cursor: number;
  rows: number;
  since: string;
  columns: Record<string, string[]>;
  catalog_version: string;
  made_at: string;
  history: string;
}

/** Time, keys and versions, without signature. */
export interface StatusResponse {
  server_time_ms: number;
  protocol: number;
  catalog_version: string;
  minimum_app_version: string;
  server_key: string;
  kasus_key: string;
}

/** Content of a carried file (Titip kirim). The file is 12 letters `SIMPUL-TITIP`, the first 8 bytes of the */
export interface Titipan {
  version: number;
  catatan?: TitipanCatatan[];
  foto?: TitipanFoto[];
}

/** One unsent operation in a carried file: `sealed` as in a push, `tanda` the signature of the phone that */
export interface TitipanCatatan {
  device_id: string;
  sealed: string;
  tanda: string;
}

/** One waiting photo: base64 of the JPEG, signed over `titipan-foto`, the device id and its SHA-256. */
export interface TitipanFoto {
  device_id: string;
  sidik: string;
  isi: string;
  tanda: string;
}

/** What a carrier may know: how many records lie safely at the server now, how many of them it had before, and */
export interface TitipanResponse {
  catatan: number;
  sudah_ada: number;
  rusak: number[];
  foto: number;
  foto_rusak: number;
}

/** The link of `asal_id` was wrong. */
export interface UnmergeWarga {
  asal_id: string;
  alasan: string;
}

/** It left the village's plan, with the reason when one may be told to the applicant. */
export interface UnplanUsulan {
  usulan_id: string;
  alasan?: string | null;
}

/** A request with its state; `riwayat` holds the plain sentences that become the kader's news. */
export interface UsulanRow {
  id: string;
  n: number;
  nomor: string;
  layanan_id: string;
  bidang: string;
  jenis: string;
  untuk: "keluarga" | "orang" | "umum";
  warga_id: string | null;
  keluarga_id: string | null;
  pemohon: string | null;
  tempat: string | null;
  cerita: string | null;
  mendesak: boolean;
  lokasi: Lokasi | null;
  status: "dijawab" | "dikembalikan" | "dikirim" | "diterima_desa" | "diteruskan" | "ditutup";
  opd: string | null;
  berkas: Record<string, boolean>;
  dikirim_tanggal: string;
  batas_jawab: string | null;
  jawaban_opd: string | null;
  hasil: string | null;
  tahun_desa?: number | null;
  riwayat: Record<string, unknown>[];
}

/** What became of one operation. `n` is its change number; `masalah` a code of galat.json with params. */
export interface Verdict {
  id: string;
  verdict: "accepted" | "duplicate" | "quarantined" | "waiting";
  n?: number | null;
  waiting_for?: string[] | null;
  masalah?: string | null;
  params?: Record<string, unknown> | null;
  outcome?: Record<string, unknown> | null;
}

/** The visit does not count; it stays in the history. */
export interface VoidKunjungan {
  kunjungan_id: string;
  alasan: string;
}

/** Batalkan: the weighing does not count; it stays in the history. */
export interface VoidPenimbangan {
  penimbangan_id: string;
  alasan: string;
}

/** A person; `nik_samar` is masked (3328 **** **** 1207), the full NIK never reaches a list. */
export interface WargaRow {
  id: string;
  n: number;
  nama: string;
  jenis_kelamin: "L" | "P";
  tanggal_lahir: string;
  tanggal_lahir_perkiraan: boolean;
  nik_samar: string | null;
  nomor_sementara: string | null;
  keluarga_id: string | null;
  ibu_id: string | null;
  nama_ibu: string | null;
  telepon: string | null;
  dusun: string | null;
  rw: string | null;
  rt: string | null;
  status: "aktif" | "meninggal" | "pindah" | "tamu";
  status_tanggal: string | null;
  memiliki_kms: boolean;
  berat_lahir_g: number | null;
  izin_foto: boolean;
  izin_pesan: boolean;
  episode: Record<string, unknown>[];
  terdaftar_tanggal: string;
  asal_teks?: string | null;
  arsip_tanggal?: string | null;
  riwayat?: Record<string, unknown>[];
}

export interface OperationPayloads {
  register_keluarga: RegisterKeluarga;
  correct_keluarga: CorrectKeluarga;
  register_warga: RegisterWarga;
  correct_warga: CorrectWarga;
  set_izin: SetIzin;
  end_warga: EndWarga;
  archive_warga: ArchiveWarga;
  restore_warga: RestoreWarga;
  record_episode: RecordEpisode;
  merge_warga: MergeWarga;
  unmerge_warga: UnmergeWarga;
  distinguish_warga: DistinguishWarga;
  open_sesi: OpenSesi;
  close_sesi: CloseSesi;
  reopen_sesi: ReopenSesi;
  record_kehadiran: RecordKehadiran;
  record_penimbangan: RecordPenimbangan;
  carry_penimbangan: CarryPenimbangan;
  correct_penimbangan: CorrectPenimbangan;
  void_penimbangan: VoidPenimbangan;
  choose_penimbangan: ChoosePenimbangan;
  record_kunjungan: RecordKunjungan;
  void_kunjungan: VoidKunjungan;
  send_usulan: SendUsulan;
  complete_usulan: CompleteUsulan;
  receive_usulan: ReceiveUsulan;
  return_usulan: ReturnUsulan;
  forward_usulan: ForwardUsulan;
  answer_usulan: AnswerUsulan;
  plan_usulan: PlanUsulan;
  unplan_usulan: UnplanUsulan;
  close_usulan: CloseUsulan;
  seal_kasus: SealKasus;
  release_operasi: ReleaseOperasi;
  refuse_operasi: RefuseOperasi;
}

export interface Rows {
  posyandu: PosyanduRow;
  kader: KaderRow;
  keluarga: KeluargaRow;
  warga: WargaRow;
  sesi: SesiRow;
  kehadiran: KehadiranRow;
  penimbangan: PenimbanganRow;
  kunjungan: KunjunganRow;
  usulan: UsulanRow;
  laporan: LaporanRow;
}

export const OPERATION_VERSIONS = {
  "register_keluarga": 1,
  "correct_keluarga": 1,
  "register_warga": 1,
  "correct_warga": 1,
  "set_izin": 1,
  "end_warga": 1,
  "archive_warga": 1,
  "restore_warga": 1,
  "record_episode": 1,
  "merge_warga": 1,
  "unmerge_warga": 1,
  "distinguish_warga": 1,
  "open_sesi": 1,
  "close_sesi": 1,
  "reopen_sesi": 1,
  "record_kehadiran": 1,
  "record_penimbangan": 1,
  "carry_penimbangan": 1,
  "correct_penimbangan": 1,
  "void_penimbangan": 1,
  "choose_penimbangan": 1,
  "record_kunjungan": 1,
  "void_kunjungan": 1,
  "send_usulan": 1,
  "complete_usulan": 1,
  "receive_usulan": 1,
  "return_usulan": 1,
  "forward_usulan": 1,
  "answer_usulan": 1,
  "plan_usulan": 1,
  "unplan_usulan": 1,
  "close_usulan": 1,
  "seal_kasus": 1,
  "release_operasi": 1,
  "refuse_operasi": 1
} as const;

export const OPERATION_SUBJECTS: Record<string, [string, string][]> = {"register_keluarga": [], "correct_keluarga": [["keluarga_id", "keluarga"]], "register_warga": [["keluarga_id", "keluarga"], ["ibu_id", "warga"]], "correct_warga": [["warga_id", "warga"], ["keluarga_id", "keluarga"], ["ibu_id", "warga"]], "set_izin": [["warga_id", "warga"]], "end_warga": [["warga_id", "warga"]], "archive_warga": [["warga_id", "warga"]], "restore_warga": [["warga_id", "warga"]], "record_episode": [["warga_id", "warga"]], "merge_warga": [["asal_id", "warga"], ["tujuan_id", "warga"]], "unmerge_warga": [["asal_id", "warga"]], "distinguish_warga": [["warga_id", "warga"]], "open_sesi": [], "close_sesi": [["sesi_id", "sesi"]], "reopen_sesi": [["sesi_id", "sesi"]], "record_kehadiran": [["sesi_id", "sesi"], ["warga_id", "warga"]], "record_penimbangan": [["sesi_id", "sesi"], ["warga_id", "warga"]], "carry_penimbangan": [["warga_id", "warga"]], "correct_penimbangan": [["penimbangan_id", "penimbangan"]], "void_penimbangan": [["penimbangan_id", "penimbangan"]], "choose_penimbangan": [["dipilih_id", "penimbangan"], ["ditinggal_ids", "penimbangan"]], "record_kunjungan": [["warga_id", "warga"], ["keluarga_id", "keluarga"], ["sesi_id", "sesi"]], "void_kunjungan": [["kunjungan_id", "kunjungan"]], "send_usulan": [["warga_id", "warga"], ["keluarga_id", "keluarga"], ["kunjungan_id", "kunjungan"]], "complete_usulan": [["usulan_id", "usulan"]], "receive_usulan": [["usulan_id", "usulan"]], "return_usulan": [["usulan_id", "usulan"]], "forward_usulan": [["usulan_id", "usulan"]], "answer_usulan": [["usulan_id", "usulan"]], "plan_usulan": [["usulan_id", "usulan"]], "unplan_usulan": [["usulan_id", "usulan"]], "close_usulan": [["usulan_id", "usulan"]], "seal_kasus": [], "release_operasi": [], "refuse_operasi": []};

export const PROTOCOL = 1;
