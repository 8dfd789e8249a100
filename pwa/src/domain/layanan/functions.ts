import type { Environment } from '@marcbachmann/cel-js';

export type Indeks = 'bb_u' | 'tb_u' | 'bb_tb' | 'imt_u' | 'lk_u';

/** What the system knows of the subject without asking; twin of `simpul.layanan.functions`. */
export interface Facts {
  /** Completed months. */
  readonly umur_bulan?: number | null;
  readonly jenis_kelamin?: 'L' | 'P' | null;
  readonly hamil?: boolean | null;
  /** Month of the service date, 1 to 12. */
  readonly bulan?: number | null;
  readonly status_timbang?: 'N' | 'T' | 'O' | 'B' | null;
  /** Months in a row without gain. */
  readonly bulan_tanpa_naik?: number | null;
  readonly z?: Readonly<Partial<Record<Indeks, number | null>>> | null;
}

/** A missing number reads -1, a missing z-score 0: rules ask `ada_umur()` and `ada_z()` first. */
const UNKNOWN = -1;

/** Registers every function that rules may call; `facts` gives those of the record in hand. */
export function registerFunctions(env: Environment, facts: () => Facts): Environment {
  const score = (index: string) => facts().z?.[index as Indeks];
  return env
    .registerFunction('ada_umur(): bool', () => known(facts().umur_bulan))
    .registerFunction('umur_bulan(): double', () => facts().umur_bulan ?? UNKNOWN)
    .registerFunction('umur_tahun(): double', () => years(facts().umur_bulan))
    .registerFunction('jenis_kelamin(): string', () => facts().jenis_kelamin ?? '')
    .registerFunction('hamil(): bool', () => facts().hamil === true)
    .registerFunction('bulan(): double', () => facts().bulan ?? UNKNOWN)
    .registerFunction('status_timbang(): string', () => facts().status_timbang ?? '')
    .registerFunction('bulan_tanpa_naik(): double', () => facts().bulan_tanpa_naik ?? UNKNOWN)
    .registerFunction('ada_z(string): bool', (index: string) => known(score(index)))
    .registerFunction('z(string): double', (index: string) => score(index) ?? 0);
}

/** Names of the registered functions, for the test that walks every rule. */
export const FUNCTIONS: readonly string[] = [
  'ada_umur',
  'umur_bulan',
  'umur_tahun',
  'jenis_kelamin',
  'hamil',
  'bulan',
  'status_timbang',
  'bulan_tanpa_naik',
  'ada_z',
  'z',
];

function known(value: number | null | undefined): boolean {
  return value !== null && value !== undefined;
}

function years(months: number | null | undefined): number {
  return months === null || months === undefined ? UNKNOWN : Math.floor(months / 12);
}
