import type { ReadonlySignal } from '@preact/signals-core';

import type {
  CompleteUsulan,
  CorrectWarga,
  KaderRow,
  KeluargaRow,
  Lokasi,
  PosyanduRow,
  RecordKunjungan,
  RecordPenimbangan,
  RegisterKeluarga,
  RegisterWarga,
  SealKasus,
  SendUsulan,
  UsulanRow,
  WargaRow,
} from '../domain/contracts.generated';
import type { Finding } from '../domain/checks';
import type { Group } from '../domain/lifecycle';
import type { IsoDate } from '../kernel/dates';
import type { Failure, Result } from '../kernel/result';

/** Where the whole app stands; `dicabut` may still send, never record. */
export type Phase = 'memuat' | 'baru' | 'terkunci' | 'terbuka' | 'dicabut';

/** R23: proof of saving. `time` is "10.42"; `id` names what was made (person, weighing, request ...). */
export interface Receipt {
  readonly operationId: string;
  readonly id: string;
  readonly date: IsoDate;
  readonly time: string;
}

export type Saved<T = Receipt> = Promise<Result<T>>;

/** K-01. `waitSeconds` counts down after five wrong PINs. */
export interface LockView {
  readonly posyandu: string;
  readonly kader: readonly { readonly akunId: string; readonly nama: string }[];
  readonly waitSeconds: number;
  readonly triesLeft: number;
  readonly unsent: number;
}

export type DayState = 'belum' | 'buka' | 'tutup';

/** K-02, and the header of every screen. */
export interface HomeView {
  readonly posyandu: PosyanduRow | null;
  readonly kaderNama: string;
  readonly greeting: string;
  readonly online: boolean;
  readonly unsent: number;
  readonly lastSentWords: string;
  readonly today: IsoDate;
  readonly todayWords: string;
  readonly day: DayState;
  readonly expected: number;
  readonly usulanNeedsMe: number;
  readonly visitsDue: number;
  readonly news: NewsItem | null;
  readonly storageWarning: Failure | null;
  /** Ask "Hari ini tanggal berapa?" before the day is opened; the guess is `today`. */
  readonly askDate: boolean;
}

export type Badge = 'N' | 'T' | 'O' | 'B' | 'BGM' | 'ORANYE';

/** One line of K-03: people expected today. `number` is the call number (R31). */
export interface QueueRow {
  readonly wargaId: string;
  readonly number: number;
  readonly nama: string;
  readonly group: Group;
  readonly ageWords: string;
  readonly jenisKelamin: 'L' | 'P';
  readonly motherWords: string;
  readonly rtWords: string;
  /** "lalu 8,7 kg", "lalu tidak ditimbang", or '' for people who are not weighed. */
  readonly lastWords: string;
  readonly lastBadge: Badge | null;
  readonly present: boolean;
  readonly weighed: boolean;
  readonly weighable: boolean;
}

/** K-03. Filters are signals in `QueueFilter`; counters never depend on them. */
export interface QueueView {
  readonly sesiId: string | null;
  readonly dateWords: string;
  readonly status: DayState;
  readonly present: number;
  readonly expected: number;
  readonly done: number;
  readonly waiting: number;
  readonly groups: readonly {
    readonly group: Group;
    readonly label: string;
    readonly count: number;
  }[];
  readonly rts: readonly string[];
  readonly rows: readonly QueueRow[];
}

export interface QueueFilter {
  readonly group: Group | null;
  readonly rt: string | null;
}

/** One answer of the search (K-04). */
export interface PersonHit {
  readonly wargaId: string;
  readonly nama: string;
  readonly detail: string;
  readonly number: number | null;
  readonly group: Group;
}

/** "Apakah ini orang yang sama?" `score` 0..1; at most three are shown. */
export interface DuplicateHit extends PersonHit {
  readonly score: number;
}

/** K-05, before any digit is typed. */
export interface WeighView {
  readonly wargaId: string;
  readonly title: string;
  readonly ageMonths: number;
  /** "Bulan lalu 8,7 kg (26 Okt)" or '' when there is none. */
  readonly lastWeightWords: string;
  readonly lastLengthWords: string;
  readonly defaultPosisi: 'telentang' | 'berdiri';
  /** This session's weighing if it was already recorded: the screen then corrects it. */
  readonly recordedId: string | null;
}

/** K-06. Words first; figures only under "Untuk kader". */
export interface ResultView {
  readonly penimbanganId: string;
  readonly wargaId: string;
  readonly title: string;
  readonly badge: Badge | null;
  /** Badge shown beside the direction: BGM or ORANYE. */
  readonly alert: 'BGM' | 'ORANYE' | null;
  readonly headline: string;
  readonly gainWords: string;
  readonly bandWords: string;
  readonly sayToMother: string;
  readonly tellMidwife: boolean;
  readonly extras: readonly {
    readonly code: 'vitamin_a_biru' | 'vitamin_a_merah';
    readonly label: string;
  }[];
  readonly figures: readonly {
    readonly label: string;
    readonly value: string;
    readonly category: string;
  }[];
  readonly figuresNote: string;
  readonly time: string;
  readonly next: QueueRow | null;
}

/** One point of the KMS curve. */
export interface CurvePoint {
  readonly penimbanganId: string;
  readonly tanggal: IsoDate;
  readonly ageMonths: number;
  readonly beratKg: number | null;
  readonly badge: Badge | null;
}

/** One saved change of a weighing: "9,9 kg jadi 9,0 kg, Bu Sari, 26 Nov, salah ketik". */
export interface HistoryLine {
  readonly penimbanganId: string;
  readonly words: string;
}

/** K-07. */
export interface ProfileView {
  readonly warga: WargaRow;
  readonly keluarga: KeluargaRow | null;
  readonly group: Group;
  readonly ageWords: string;
  readonly ageMonths: number;
  readonly birthWords: string;
  readonly number: number | null;
  readonly curve: readonly CurvePoint[];
  readonly curveSentence: string;
  readonly conflicts: readonly ConflictView[];
  readonly history: readonly HistoryLine[];
  readonly usulan: readonly RequestRow[];
  readonly pending: boolean;
}

/** Two weighings of one child on one date; both are shown with names, the chair chooses. */
export interface ConflictView {
  readonly tanggal: IsoDate;
  readonly choices: readonly {
    readonly penimbanganId: string;
    readonly words: string;
    readonly oleh: string;
  }[];
}

export type SendState = 'di_hp' | 'diterima' | 'diperiksa';

/** K-11. */
export interface RequestRow {
  readonly usulanId: string;
  readonly nomor: string;
  readonly title: string;
  readonly bidang: string;
  readonly statusWords: string;
  readonly status: UsulanRow['status'];
  readonly sendState: SendState;
  /** "Jawaban pertama paling lambat Kamis 3 Des (perkiraan)". */
  readonly deadlineWords: string;
  readonly needsMe: boolean;
  readonly lastAnswer: string;
  readonly documents: { readonly there: number; readonly all: number };
}

export interface RequestView extends RequestRow {
  readonly usulan: UsulanRow;
  readonly news: readonly { readonly words: string; readonly dateWords: string }[];
  /** Text for the share sheet (R47): first name only, no NIK, no birth date, no diagnosis. */
  readonly shareText: string;
}

/** K-12: whom to visit and why, most urgent first. */
export interface VisitRow {
  readonly wargaId: string;
  readonly nama: string;
  readonly reason: string;
  readonly rtWords: string;
}

/** K-15. Every figure opens its list: `people` holds ids per indicator. */
export interface RecapView {
  readonly sesiId: string | null;
  readonly status: DayState;
  readonly dateWords: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly people: Readonly<Record<string, readonly string[]>>;
  readonly groups: readonly { readonly label: string; readonly count: number }[];
  readonly kader: readonly string[];
  readonly requests: number;
  readonly missing: readonly { readonly words: string; readonly people: readonly string[] }[];
  readonly thanks: string;
  /** Totals only (R47). */
  readonly shareText: string;
}

/** K-18. A sealed report is one item without a title. */
export interface UnsentItem {
  readonly operationId: string;
  readonly words: string;
  readonly who: string;
  readonly time: string;
  readonly sizeWords: string;
  readonly state: 'menunggu_kirim' | 'menunggu_data_lain' | 'diperiksa_desa';
  /** Why the village looks at it, in words; '' while it only waits. */
  readonly reason: string;
}

export interface UnsentView {
  readonly items: readonly UnsentItem[];
  readonly photos: number;
  readonly sending: boolean;
  readonly lastSentWords: string;
  readonly note: string;
}

/** Riwayat hari ini (R23). */
export interface TodayItem {
  readonly operationId: string;
  readonly words: string;
  readonly who: string;
  readonly time: string;
  readonly sendState: SendState;
}

/** K-20. */
export interface NewsItem {
  readonly id: string;
  readonly words: string;
  readonly title: string;
  readonly dateWords: string;
  readonly usulanId: string;
  readonly read: boolean;
}

export interface Settings {
  readonly textSize: 'biasa' | 'besar' | 'sangat_besar';
  readonly sound: boolean;
  readonly saveData: boolean;
}

/** K-19. */
export interface SettingsView {
  readonly settings: Settings;
  readonly persisted: boolean | null;
  readonly freeMb: number | null;
  readonly version: string;
  readonly catalogVersion: string;
  readonly updateReady: boolean;
  readonly deviceLetter: string;
  readonly emergency: readonly { readonly nama: string; readonly nomor: string }[];
}

/** Signals; a screen reads `.value`. Functions with an argument return a computed value for that argument. */
export interface Views {
  readonly lock: ReadonlySignal<LockView>;
  readonly home: ReadonlySignal<HomeView>;
  readonly queue: ReadonlySignal<QueueView>;
  readonly recap: ReadonlySignal<RecapView>;
  readonly requests: ReadonlySignal<readonly RequestRow[]>;
  readonly visits: ReadonlySignal<readonly VisitRow[]>;
  readonly unsent: ReadonlySignal<UnsentView>;
  readonly todayItems: ReadonlySignal<readonly TodayItem[]>;
  readonly news: ReadonlySignal<readonly NewsItem[]>;
  readonly settings: ReadonlySignal<SettingsView>;
  readonly kader: ReadonlySignal<readonly KaderRow[]>;
  readonly families: ReadonlySignal<readonly KeluargaRow[]>;
  /** The catalogue as pulled (JSON of contracts); null until the first pull. */
  readonly catalog: ReadonlySignal<unknown>;
  weigh(wargaId: string): WeighView | null;
  result(penimbanganId: string): ResultView | null;
  profile(wargaId: string): ProfileView | null;
  request(usulanId: string): RequestView | null;
  search(query: string, filter?: Partial<QueueFilter>): readonly PersonHit[];
  duplicates(person: DuplicateQuery): readonly DuplicateHit[];
  checkWeighing(wargaId: string, input: WeighInput): readonly Finding[];
  /** "14 Agustus 2024, 14 bulan" and what is wrong with it, as the eight digits are typed. */
  birthDate(digits: string): Result<{ readonly date: IsoDate; readonly words: string }>;
  /** Birth date for "kira-kira 13 bulan". */
  birthDateAbout(months: number): IsoDate;
  nik(digits: string, birth: IsoDate | null, sex: 'L' | 'P' | null): NikHelp;
  /** Number and first-answer date a new request would get now. */
  requestPreview(layananId: string): { readonly deadlineWords: string };
}

export interface NikHelp {
  readonly grouped: string;
  readonly words: string;
  readonly warning: Failure | null;
}

export interface DuplicateQuery {
  readonly nama: string;
  readonly tanggalLahir: IsoDate;
  readonly jenisKelamin: 'L' | 'P';
  readonly namaIbu: string | null;
}

export interface WeighInput {
  readonly beratG?: number | null;
  readonly panjangMm?: number | null;
  readonly posisi?: 'telentang' | 'berdiri' | null;
}

type Without<T, K extends PropertyKey> = Omit<T, K>;

/** `draft`: key of the draft that this save ends, removed in the same transaction. */
export interface SaveOptions {
  readonly draft?: string;
}

/** Every action saves on the phone first; nothing here waits for the network unless it says so. */
export interface Actions {
  /** Needs the network once (R21): code of the sheet and a new 6-digit PIN. */
  enrol(code: string, pin: string): Saved<{ readonly kaderNama: string }>;
  /** Another kader of this posyandu, by her own code; needs the network and an open lock. */
  addKader(code: string, pin: string): Saved<{ readonly kaderNama: string }>;
  unlock(akunId: string, pin: string): Saved<{ readonly kaderNama: string }>;
  lock(): void;
  changePin(oldPin: string, newPin: string): Saved<null>;
  /** Any touch of the screen: pushes the automatic lock away (5 min; 60 min while a day is open). */
  touch(): void;
  confirmToday(date: IsoDate): Saved<null>;

  openSesi(input: { readonly tempat: string; readonly kaderHadir: readonly string[] }): Saved;
  closeSesi(): Saved;
  reopenSesi(alasan: string): Saved;
  registerKeluarga(input: Without<RegisterKeluarga, 'keluarga_id'>, options?: SaveOptions): Saved;
  registerWarga(
    input: Without<RegisterWarga, 'warga_id' | 'nomor_sementara'>,
    options?: SaveOptions,
  ): Saved;
  correctWarga(input: CorrectWarga, options?: SaveOptions): Saved;
  setIzin(wargaId: string, jenis: 'foto' | 'pesan', setuju: boolean): Saved;
  endWarga(wargaId: string, status: 'pindah' | 'meninggal', tanggal: IsoDate): Saved;
  recordEpisode(
    wargaId: string,
    jenis: 'hamil' | 'nifas' | 'menyusui',
    mulai: IsoDate,
    selesai?: IsoDate,
  ): Saved;
  recordKehadiran(wargaId: string, hadir: boolean, tamu?: boolean): Saved;
  /** Marks attendance too. `id` of the receipt opens `views.result`. */
  recordPenimbangan(
    input: Without<RecordPenimbangan, 'penimbangan_id' | 'tanggal' | 'sesi_id'>,
    options?: SaveOptions,
  ): Saved;
  correctPenimbangan(input: CorrectWeighing, options?: SaveOptions): Saved;
  /** Batalkan of the 10-second bar and of the profile. */
  voidPenimbangan(penimbanganId: string, alasan: string): Saved;
  choosePenimbangan(dipilihId: string, ditinggalIds: readonly string[]): Saved;
  recordKunjungan(
    input: Without<RecordKunjungan, 'kunjungan_id' | 'tanggal' | 'sesi_id'>,
    options?: SaveOptions,
  ): Saved;
  voidKunjungan(kunjunganId: string, alasan: string): Saved;
  /** The number of the receipt never changes. */
  sendUsulan(
    input: Without<SendUsulan, 'usulan_id' | 'nomor'>,
    options?: SaveOptions,
  ): Saved<Receipt & { readonly nomor: string; readonly deadlineWords: string }>;
  completeUsulan(input: CompleteUsulan, options?: SaveOptions): Saved;
  /** Sealed while it is saved: no title, row or number stays on this phone. */
  sealKasus(
    isi: Readonly<Record<string, unknown>>,
    penerima: SealKasus['penerima'],
  ): Saved<{ readonly time: string }>;

  /** Shrinks to at most 150 kB without EXIF and stores it; the hash goes into `foto` of an operation. */
  addPhoto(image: Blob): Saved<{ readonly sha256: string }>;
  photoUrl(sha256: string): Promise<string | null>;
  location(): Promise<Lokasi | null>;

  /** One draft per screen and subject, kept through reload and kill. `key` such as 'timbang:<warga_id>'. */
  saveDraft(key: string, content: unknown): Promise<void>;
  readDraft(key: string): unknown;
  dropDraft(key: string): Promise<void>;

  sendNow(): Promise<void>;
  markNewsRead(id: string): Promise<void>;
  setSettings(change: Partial<Settings>): Promise<void>;
  applyUpdate(): void;
  /** K-19 "Hapus data di HP ini": refused while anything is not received. */
  wipe(): Saved<null>;
}

export interface CorrectWeighing {
  readonly penimbanganId: string;
  readonly alasan: string;
  readonly beratG: number | null;
  readonly panjangMm: number | null;
  readonly posisi: 'telentang' | 'berdiri' | null;
  readonly lilaMm?: number | null;
  readonly lingkarKepalaMm?: number | null;
  readonly edema?: boolean;
  readonly vitaminA?: 'biru' | 'merah' | null;
  readonly beriTahuBidan?: boolean;
}

export interface App {
  readonly phase: ReadonlySignal<Phase>;
  readonly views: Views;
  readonly actions: Actions;
}
