import { addMonths, completedMonths, type IsoDate, monthOf } from '../kernel/dates';
import {
  countedWeighing,
  is2t,
  isAboveOrange,
  isBgm,
  type StatusTimbang,
  weighingStatus,
} from './pertumbuhan';

/** S counts children of 0 to 59 completed months. */
const LAST_MONTHS = 59;

export const SKDN = [
  'S',
  'K',
  'D',
  'N',
  'T',
  'O',
  'B',
  '2T',
  'BGM',
  'oranye',
  'tidak_hadir',
  'tanpa_tinggi',
  'vitamin_a',
  'tamu',
] as const;
export type Indicator = (typeof SKDN)[number];

/** A resident as the recap needs it: counted from `mulai` until the day before `selesai`. */
export interface Orang {
  readonly id: string;
  readonly tanggal_lahir: IsoDate;
  readonly jenis_kelamin: 'L' | 'P';
  readonly memiliki_kms: boolean;
  readonly tamu: boolean;
  readonly mulai: IsoDate;
  readonly selesai: IsoDate | null;
}

/** A counted weighing; `bb_u` is its z-score. */
export interface Penimbangan {
  readonly warga_id: string;
  readonly tanggal: IsoDate;
  readonly berat_g: number | null;
  readonly panjang_mm: number | null;
  readonly hari_buka: boolean;
  readonly tamu: boolean;
  readonly bb_u: number | null;
  readonly vitamin_a: boolean;
  /** Done and counted where the child lived before. */
  readonly pindah?: boolean;
}

export type Sets = Readonly<Record<Indicator, readonly string[]>>;

/**
 * SKDN of the month that begins on `month`, as sets of person ids: a figure is the size of its set, so it can
 * never differ from its list of names (R43). Twin of `simpul.laporan.indicators.skdn`; `weighings` must hold
 * all of a child's weighings up to the month's end, for first-ever (B) is decided here.
 */
export function skdn(
  people: Iterable<Orang>,
  weighings: Iterable<Penimbangan>,
  month: IsoDate,
): Sets {
  const end = addMonths(month, 1);
  const known = [...weighings];
  const byChild = groupByChild(known);
  const sets = Object.fromEntries(SKDN.map((name) => [name, [] as string[]])) as Record<
    Indicator,
    string[]
  >;
  for (const person of people) {
    const own = byChild.get(person.id) ?? [];
    if (!counts(person, own, month, end)) continue;
    for (const name of indicatorsOf(person, own, month)) sets[name].push(person.id);
  }
  sets.tamu = guestsOf(known, month).filter((id) => !sets.D.includes(id));
  for (const name of SKDN) sets[name].sort();
  return sets;
}

/** Guests that were weighed in the month: in no other set, for their own posyandu counts them. */
function guestsOf(weighings: readonly Penimbangan[], month: IsoDate): string[] {
  const there = weighings.filter(
    (each) => each.tamu && each.berat_g !== null && monthOf(each.tanggal) === month,
  );
  return [...new Set(there.map((each) => each.warga_id))];
}

function groupByChild(weighings: Iterable<Penimbangan>): Map<string, Penimbangan[]> {
  const found = new Map<string, Penimbangan[]>();
  for (const weighing of weighings) {
    if (weighing.tamu) continue;
    const own = found.get(weighing.warga_id);
    if (own) own.push(weighing);
    else found.set(weighing.warga_id, [weighing]);
  }
  return found;
}

/** In S: of this posyandu, born, under 60 months when the month began, and still here or weighed. */
function counts(person: Orang, own: readonly Penimbangan[], month: IsoDate, end: IsoDate): boolean {
  if (person.tamu || person.mulai >= end || person.tanggal_lahir >= end) return false;
  if (completedMonths(person.tanggal_lahir, month) > LAST_MONTHS) return false;
  if (person.selesai !== null && person.selesai < month) return false;
  if (own.some((each) => each.pindah && monthOf(each.tanggal) === month)) return false;
  const stayed = person.selesai === null || person.selesai >= end;
  return stayed || ofMonth(own, month) !== null;
}

function indicatorsOf(
  person: Orang,
  own: readonly Penimbangan[],
  month: IsoDate,
): readonly Indicator[] {
  const found: Indicator[] = ['S'];
  if (person.memiliki_kms) found.push('K');
  if (own.some((each) => each.vitamin_a && monthOf(each.tanggal) === month))
    found.push('vitamin_a');
  const now = ofMonth(own, month);
  if (now === null) return person.memiliki_kms ? [...found, 'tidak_hadir'] : found;
  const status = statusOf(person, own, month);
  if (status !== null) found.push(status);
  if (is2t(status, statusOf(person, own, addMonths(month, -1)))) found.push('2T');
  if (now.panjang_mm === null) found.push('tanpa_tinggi');
  if (isBgm(now.bb_u) === true) found.push('BGM');
  if (isAboveOrange(now.bb_u) === true) found.push('oranye');
  return [...found, 'D'];
}

/** N, T, O or B of a child in a month; null when it was not weighed. */
export function statusOf(
  person: Pick<Orang, 'tanggal_lahir' | 'jenis_kelamin'>,
  own: readonly Penimbangan[],
  month: IsoDate,
): StatusTimbang | null {
  const now = ofMonth(own, month);
  if (now === null || now.berat_g === null) return null;
  const before = ofMonth(own, addMonths(month, -1));
  return weighingStatus({
    jenis_kelamin: person.jenis_kelamin,
    // S is fixed when the month begins, so a child that turns 60 months in it still counts.
    umur_bulan: Math.min(completedMonths(person.tanggal_lahir, now.tanggal), LAST_MONTHS),
    berat_g: now.berat_g,
    berat_bulan_lalu_g: before?.berat_g ?? null,
    pernah_ditimbang: own.some((each) => each.tanggal < month && each.berat_g !== null),
  });
}

/** The weighing of a month that enters SKDN: that of the opening day, else the first. */
export function ofMonth(own: readonly Penimbangan[], month: IsoDate): Penimbangan | null {
  const there = own.flatMap((each) =>
    each.berat_g === null ? [] : [{ ...each, berat_g: each.berat_g }],
  );
  const year = Number(month.slice(0, 4));
  return countedWeighing(there, year, Number(month.slice(5, 7))) as Penimbangan | null;
}
