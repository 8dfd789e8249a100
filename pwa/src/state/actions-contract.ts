import type {
  CompleteUsulan,
  CorrectKeluarga,
  CorrectWarga,
  EndWarga,
  Lokasi,
  RecordKunjungan,
  RecordPenimbangan,
  RegisterKeluarga,
  RegisterWarga,
  SealKasus,
  SendUsulan,
  TitipanResponse,
} from '../domain/contracts.generated';
import type { IsoDate } from '../kernel/dates';
import type { Receipt, Saved } from './screens-day';
import type { Carried as CarriedFile } from '../sync/titipan';
import type { Settings } from './screens-person';

type Without<T, K extends PropertyKey> = Omit<T, K>;

/**
 * `draft`: key of the draft that this save ends, removed in the same transaction. `id`: made by `newId()` when
 * the form opens (keep it in the draft): saving twice with it, by a second tap or after a kill, saves once.
 */
export interface SaveOptions {
  readonly draft?: string;
  readonly id?: string;
}

/** Every action saves on the phone first; nothing here waits for the network unless it says so. */
export interface Actions {
  /** Needs the network once (R21): code of the sheet and a new 6-digit PIN. */
  enrol(code: string, pin: string): Saved<{ readonly kaderNama: string }>;
  /** Another kader of this posyandu, by her own code; needs the network and an open lock. */
  addKader(code: string, pin: string): Saved<{ readonly kaderNama: string }>;
  /** A new code for a phone that must be enrolled again; its kader, PINs and unsent work stay. Needs the network. */
  reenrol(code: string): Saved<null>;
  unlock(akunId: string, pin: string): Saved<{ readonly kaderNama: string }>;
  lock(): void;
  /** Lupa PIN, while locked: asks the village, or asks whether it has answered; `code` of a sheet is its yes. */
  askPin(akunId: string, code?: string): Saved<null>;
  /** After the yes: a new PIN, and the lock opens. Needs the network. */
  setPin(akunId: string, pin: string): Saved<null>;
  /** She remembers it after all, or has read the no. */
  dropPin(akunId: string): Promise<void>;
  /** Everything from now on is recorded for another kader as well; '' ends it, and so does the lock. */
  setOnBehalf(akunId: string): void;
  changePin(oldPin: string, newPin: string): Saved<null>;
  /** Any touch of the screen: pushes the automatic lock away (5 min; 60 min at the queue of an open day). */
  touch(atQueue?: boolean): void;
  confirmToday(date: IsoDate): Saved<null>;
  newId(): string;

  openSesi(input: { readonly tempat: string; readonly kaderHadir: readonly string[] }): Saved;
  /** Today's day, or one of the last week that was left open. */
  closeSesi(sesiId?: string): Saved;
  reopenSesi(alasan: string, sesiId?: string): Saved;
  registerKeluarga(input: Without<RegisterKeluarga, 'keluarga_id'>, options?: SaveOptions): Saved;
  correctKeluarga(input: CorrectKeluarga, options?: SaveOptions): Saved;
  registerWarga(
    input: Without<RegisterWarga, 'warga_id' | 'nomor_sementara'>,
    /** `hamil`: since when she is pregnant, saved with her or not at all. */
    options?: SaveOptions & { readonly hamil?: IsoDate | null },
  ): Saved;
  correctWarga(input: CorrectWarga, options?: SaveOptions): Saved;
  setIzin(wargaId: string, jenis: 'foto' | 'pesan', setuju: boolean): Saved;
  /** `aktif` or `tamu` takes it back. */
  endWarga(wargaId: string, status: EndWarga['status'], tanggal: IsoDate): Saved;
  /** Registered by mistake: out of every list and count, until she is restored. */
  archiveWarga(wargaId: string, alasan: string): Saved;
  restoreWarga(wargaId: string): Saved;
  /** With `id` an episode that is known changes. */
  recordEpisode(
    wargaId: string,
    jenis: 'hamil' | 'nifas' | 'menyusui',
    mulai: IsoDate,
    selesai?: IsoDate | null,
    id?: string,
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
  /** `ask` false: null unless it is allowed already. */
  location(ask?: boolean): Promise<Lokasi | null>;

  /** One draft per screen and subject, kept through reload and kill. `key` such as 'timbang:<warga_id>'. */
  saveDraft(key: string, content: unknown): Promise<void>;
  readDraft(key: string): unknown;
  dropDraft(key: string): Promise<void>;

  sendNow(): Promise<void>;
  /** Titip kirim, and the backup file: everything unsent in one sealed file; works locked and without signal. */
  carryFile(): Saved<CarriedFile>;
  /** The file of another phone, unopened. Needs the network. */
  bringFile(file: Blob): Saved<TitipanResponse>;
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
