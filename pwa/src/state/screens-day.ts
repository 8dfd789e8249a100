import type { PinResponse, PosyanduRow } from '../domain/contracts.generated';
import type { Group } from '../domain/lifecycle';
import type { IsoDate } from '../kernel/dates';
import type { Failure, Result } from '../kernel/result';
import type { NewsItem } from './screens-person';

/** Where the whole app stands; `dicabut` may still send, never record. */
export type Phase = 'memuat' | 'baru' | 'terkunci' | 'terbuka' | 'dicabut';

/** R23: proof of saving. `time` is "10.42"; `id` names what was made (person, weighing, request ...). */
export interface Receipt {
  readonly operationId: string;
  readonly id: string;
  readonly date: IsoDate;
  readonly time: string;
  /** Photos of a kept form that were no longer on this phone: saved without them, and said. */
  readonly lostPhotos?: number;
}

export type Saved<T = Receipt> = Promise<Result<T>>;

/** K-01. After five wrong PINs of a kader her `waitSeconds` counts down; another kader may still sign in.
 * The outer two fields are those of the kader who tried last. */
export interface LockView {
  readonly posyandu: string;
  readonly kader: readonly LockKader[];
  readonly waitSeconds: number;
  readonly triesLeft: number;
  readonly unsent: number;
  /** Photos leave only while the phone is unlocked: a revoked phone asks for a PIN because of them. */
  readonly photos: number;
  readonly unlocked: boolean;
}

/** One name tile of K-01. */
export interface LockKader {
  readonly akunId: string;
  readonly nama: string;
  readonly waitSeconds: number;
  readonly triesLeft: number;
  /** She asked for a new PIN: what she reads out to the village, and what the village said. */
  readonly reset: { readonly check: string; readonly status: PinResponse['status'] } | null;
}

/** An act that only the chair may do; `words` say whom to ask. */
export interface Chair {
  readonly mine: boolean;
  readonly words: string;
}

export type DayState = 'belum' | 'buka' | 'tutup';

/** An opening day by its date, to go to its recap. */
export interface DayLink {
  readonly sesiId: string;
  readonly words: string;
}

/** K-02, and the header of every screen. */
export interface HomeView {
  readonly posyandu: PosyanduRow | null;
  readonly kaderNama: string;
  /** Name of the kader for whom everything is recorded now; '' for oneself. */
  readonly onBehalf: string;
  readonly greeting: string;
  readonly online: boolean;
  readonly unsent: number;
  readonly lastSentWords: string;
  readonly today: IsoDate;
  readonly todayWords: string;
  readonly day: DayState;
  /** A day of the last week that nobody closed. */
  readonly leftOpen: DayLink | null;
  readonly chair: Chair;
  /** The account of the kader who is signed in. */
  readonly akunId: string;
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
  /** "tamu", or '' for who belongs here. */
  readonly guestWords: string;
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
  readonly date: IsoDate;
  /** The report of that month is signed: what was recorded stays. */
  readonly signed: boolean;
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
