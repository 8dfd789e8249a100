import type { ReadonlySignal } from '@preact/signals-core';

import type { Finding } from '../domain/checks';
import type { KaderRow, KeluargaRow, PenimbanganRow } from '../domain/contracts.generated';
import type { IsoDate } from '../kernel/dates';
import type { Failure, Result } from '../kernel/result';
import type { Rescue } from './rescue';
import type {
  DuplicateHit,
  HomeView,
  LockView,
  PersonHit,
  QueueFilter,
  QueueView,
  ResultView,
  WeighView,
} from './screens-day';
import type {
  ArchivedPerson,
  NewsItem,
  ProfileView,
  RecapView,
  RequestRow,
  RequestView,
  SettingsView,
  TodayItem,
  UnsentView,
  VisitRow,
} from './screens-person';

export interface Neighbour {
  readonly id: string;
  readonly nama: string;
  readonly desa: string;
}

/** Signals; a screen reads `.value`. Functions with an argument return a computed value for that argument. */
export interface Views {
  readonly lock: ReadonlySignal<LockView>;
  readonly home: ReadonlySignal<HomeView>;
  readonly queue: ReadonlySignal<QueueView>;
  readonly recap: ReadonlySignal<RecapView>;
  /** The recap of another opening day. */
  recapOf(sesiId: string): RecapView;
  readonly requests: ReadonlySignal<readonly RequestRow[]>;
  readonly visits: ReadonlySignal<readonly VisitRow[]>;
  /** Who can be taken out of the archive here, the newest first. */
  readonly archive: ReadonlySignal<readonly ArchivedPerson[]>;
  readonly unsent: ReadonlySignal<UnsentView>;
  /** Unsent work of the device this phone was before; only on a phone that is not enrolled. */
  readonly rescue: ReadonlySignal<Rescue | null>;
  /** Why the form that is being filled cannot be kept; null while it is. */
  readonly unkept: ReadonlySignal<Failure | null>;
  readonly todayItems: ReadonlySignal<readonly TodayItem[]>;
  readonly news: ReadonlySignal<readonly NewsItem[]>;
  readonly settings: ReadonlySignal<SettingsView>;
  readonly kader: ReadonlySignal<readonly KaderRow[]>;
  readonly families: ReadonlySignal<readonly KeluargaRow[]>;
  /** Posyandu near by, to which a guest may belong. */
  readonly neighbours: ReadonlySignal<readonly Neighbour[]>;
  /** The catalogue as pulled (JSON of contracts); null until the first pull. */
  readonly catalog: ReadonlySignal<unknown>;
  /** `on`: the day of a weighing that is corrected; today when left out. */
  weigh(wargaId: string, on?: IsoDate): WeighView | null;
  result(penimbanganId: string): ResultView | null;
  /** The figures as recorded, for Perbaiki and for the ticks of K-06 (asked by ui). */
  penimbangan(penimbanganId: string): PenimbanganRow | null;
  profile(wargaId: string): ProfileView | null;
  request(usulanId: string): RequestView | null;
  search(query: string, filter?: Partial<QueueFilter>): readonly PersonHit[];
  duplicates(person: DuplicateQuery): readonly DuplicateHit[];
  checkWeighing(wargaId: string, input: WeighInput, on?: IsoDate): readonly Finding[];
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
  /** The birth date was guessed: more days apart may still be the same person. */
  readonly perkiraan: boolean;
}

export interface WeighInput {
  readonly beratG?: number | null;
  readonly panjangMm?: number | null;
  readonly lilaMm?: number | null;
  readonly lingkarKepalaMm?: number | null;
  readonly posisi?: 'telentang' | 'berdiri' | null;
}
