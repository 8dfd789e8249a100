import type { WargaRow } from './contracts.generated';
import { completedMonths, daysBetween, type IsoDate } from '../kernel/dates';

/** Life-cycle groups of health.md 1.3; computed for a day, never stored. */
export type Group =
  | 'bumil'
  | 'bufas'
  | 'busui'
  | 'bbl'
  | 'bayi'
  | 'balita'
  | 'apras'
  | 'usek'
  | 'remaja'
  | 'dewasa'
  | 'lansia';

export const GROUP_LABEL: Record<Group, string> = {
  bumil: 'Ibu hamil',
  bufas: 'Ibu nifas',
  busui: 'Ibu menyusui',
  bbl: 'Bayi baru lahir',
  bayi: 'Bayi',
  balita: 'Balita',
  apras: 'Prasekolah',
  usek: 'Usia sekolah',
  remaja: 'Remaja',
  dewasa: 'Dewasa',
  lansia: 'Lansia',
};

export interface Episode {
  readonly id: string;
  readonly jenis: 'hamil' | 'nifas' | 'menyusui';
  readonly mulai: IsoDate;
  readonly selesai: IsoDate | null;
}

const EPISODE_GROUP = { hamil: 'bumil', nifas: 'bufas', menyusui: 'busui' } as const;

/** Upper bounds in completed months; the first that fits names the group. */
const BY_MONTHS: readonly (readonly [number, Group])[] = [
  [11, 'bayi'],
  [59, 'balita'],
  [72, 'apras'],
  [14 * 12 + 11, 'usek'],
  [18 * 12 + 11, 'remaja'],
  [59 * 12 + 11, 'dewasa'],
];

type Person = Pick<WargaRow, 'tanggal_lahir' | 'episode'>;

/** The group of a person on a day; an open pregnancy, childbed or nursing time comes before age. */
export function groupOf(person: Person, on: IsoDate): Group {
  for (const jenis of ['hamil', 'nifas', 'menyusui'] as const) {
    if (episodesOf(person).some((each) => each.jenis === jenis && covers(each, on))) {
      return EPISODE_GROUP[jenis];
    }
  }
  const days = daysBetween(person.tanggal_lahir, on);
  if (days <= 28) return 'bbl';
  const months = completedMonths(person.tanggal_lahir, on);
  return BY_MONTHS.find(([last]) => months <= last)?.[1] ?? 'lansia';
}

/** Children of SKDN: 0 to 59 completed months. */
export function isUnderFive(person: Pick<WargaRow, 'tanggal_lahir'>, on: IsoDate): boolean {
  const months = completedMonths(person.tanggal_lahir, on);
  return person.tanggal_lahir <= on && months <= 59;
}

export function episodesOf(person: Pick<Person, 'episode'>): readonly Episode[] {
  return person.episode as unknown as readonly Episode[];
}

function covers(episode: Episode, on: IsoDate): boolean {
  if (on < episode.mulai) return false;
  if (episode.selesai !== null) return on <= episode.selesai;
  // An episode nobody closed must not keep a woman in its group for ever.
  const limit = { hamil: 300, nifas: 42, menyusui: 730 }[episode.jenis];
  return daysBetween(episode.mulai, on) <= limit;
}

/** "9 hari", "14 bln", "3 th". */
export function ageWords(birth: IsoDate, on: IsoDate): string {
  const months = completedMonths(birth, on);
  if (months < 1) return `${Math.max(0, daysBetween(birth, on))} hari`;
  return months < 60 ? `${months} bln` : `${Math.floor(months / 12)} th`;
}
