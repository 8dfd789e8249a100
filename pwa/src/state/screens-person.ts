import type { KeluargaRow, UsulanRow, WargaRow } from '../domain/contracts.generated';
import type { Group } from '../domain/lifecycle';
import type { IsoDate } from '../kernel/dates';
import type { Badge, DayLink, DayState } from './screens-day';

/** One point of the KMS curve. */
export interface CurvePoint {
  readonly penimbanganId: string;
  readonly tanggal: IsoDate;
  readonly ageMonths: number;
  readonly beratKg: number | null;
  readonly badge: Badge | null;
  /** The report of its month is signed: it is not corrected here any more. */
  readonly signed: boolean;
}

/** One saved change: "9,9 kg jadi 9,0 kg, Bu Sari, 26 Nov, salah ketik". */
export interface HistoryLine {
  readonly saat: string;
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
  /** "RT 02 Dusun Krajan". */
  readonly placeWords: string;
  /** Visits and records of any line, the newest first. */
  readonly visits: readonly string[];
  readonly usulan: readonly RequestRow[];
  readonly pending: boolean;
}

/** Somebody who was registered by mistake and can still be taken back on this phone. */
export interface ArchivedPerson {
  readonly wargaId: string;
  readonly nama: string;
  /** "Kamis 26 Nov, Bu Sari, Salah daftar". */
  readonly words: string;
}

/** Two weighings of one child on one date; both are shown with names and times, the chair chooses. */
export interface ConflictView {
  readonly tanggal: IsoDate;
  readonly choices: readonly {
    readonly penimbanganId: string;
    readonly words: string;
    /** "Bu Wati, pukul 09.12"; of another day with its date. */
    readonly oleh: string;
  }[];
}

export type SendState = 'di_hp' | 'terkirim' | 'diterima' | 'diperiksa';

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
  /** The person it is for, '' for a general one: her consent is asked before anything is shared. */
  readonly linkedTo: string;
  /** Text for the share sheet (R47): number, field, state, deadline; '' when nothing may be shared. */
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
  readonly groups: readonly { readonly label: string; readonly people: readonly string[] }[];
  readonly kader: readonly string[];
  /** Other opening days of the last week. */
  readonly days: readonly DayLink[];
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
  readonly state: 'menunggu_kirim' | 'menunggu_data_lain' | 'diperiksa_desa' | 'ditolak_desa';
  /** What it waits for, or why the village holds it and what to do, in words; '' while it waits for signal. */
  readonly reason: string;
}

export interface UnsentView {
  readonly items: readonly UnsentItem[];
  readonly photos: number;
  readonly sending: boolean;
  readonly lastSentWords: string;
  readonly note: string;
  /** When the last backup file was made, in words; '' when there is none. */
  readonly carriedWords: string;
  /** This phone must be enrolled again with a new code (`actions.reenrol`). */
  readonly mustReenrol: boolean;
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
  /** Nothing is open that the update would interrupt: offer Perbarui. */
  readonly updateNow: boolean;
  /** Plain words when the server asks for a newer version; '' else. */
  readonly outdated: string;
  readonly deviceLetter: string;
  readonly emergency: readonly { readonly nama: string; readonly nomor: string }[];
}
