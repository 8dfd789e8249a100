import type { KeluargaRow, WargaRow } from './contracts.generated';
import { soundKey } from './identity';
import type { Tables } from './rows';

/** One person made ready for the search: every key is computed once, when a row arrives. */
interface Entry {
  readonly row: WargaRow;
  readonly mother: WargaRow | undefined;
  readonly family: KeluargaRow | undefined;
  readonly own: readonly string[];
  readonly kin: readonly string[];
  readonly digits: string;
  readonly place: string;
  /** 0 when it is not known. */
  readonly rt: number;
}

export interface SearchHit {
  readonly row: WargaRow;
  /** Lower is nearer: own name first, then mother and head of family, then place and number. */
  readonly rank: number;
}

const TEMPORARY = /^s-?[a-z]?\d+$/i;

/** "RT 02" asks for a place: its digits are no tail of a NIK and no number of a person. */
const RT = /\brt\W{0,2}0*(\d{1,3})\b/i;

/** In-memory index of names by sound, NIK tail, temporary number, house and RT. */
export class SearchIndex {
  private entries = new Map<string, Entry>();

  /** Follows the tables; only people whose rows changed are computed again. */
  update(tables: Tables): void {
    const entries = new Map<string, Entry>();
    for (const row of tables.warga.values()) {
      const mother = row.ibu_id === null ? undefined : tables.warga.get(row.ibu_id);
      const family = row.keluarga_id === null ? undefined : tables.keluarga.get(row.keluarga_id);
      const known = this.entries.get(row.id);
      const same = known?.row === row && known.mother === mother && known.family === family;
      entries.set(row.id, same ? known : prepare(row, mother, family));
    }
    this.entries = entries;
  }

  /** Everybody by name, for a list that is narrowed by something else than words. */
  everyone(): readonly SearchHit[] {
    return nearest([...this.entries.values()].map(({ row }) => ({ row, rank: 0 })));
  }

  /** People whose every typed word matches something of theirs, nearest first. */
  find(query: string): readonly SearchHit[] {
    const asked = RT.exec(query);
    const rt = asked ? Number(asked[1]) : null;
    const rest = query.replace(RT, ' ').trim();
    const digits = rest.replace(/\D/g, '');
    // "S-A0127" is a number, not a name: its letters are not looked for.
    const words = TEMPORARY.test(rest) ? [] : soundKey(rest).split(' ').filter(Boolean);
    if (words.length === 0 && digits === '' && rt === null) return [];
    const hits: SearchHit[] = [];
    for (const entry of this.entries.values()) {
      const rank = rt === null || entry.rt === rt ? rankOf(entry, words, digits) : null;
      if (rank !== null) hits.push({ row: entry.row, rank });
    }
    return nearest(hits);
  }
}

function nearest(hits: SearchHit[]): readonly SearchHit[] {
  return hits.sort((a, b) => a.rank - b.rank || a.row.nama.localeCompare(b.row.nama, 'id'));
}

function prepare(
  row: WargaRow,
  mother: WargaRow | undefined,
  family: KeluargaRow | undefined,
): Entry {
  return {
    row,
    mother,
    family,
    own: keys(row.nama),
    kin: [row.nama_ibu, mother?.nama, family?.kepala_nama].flatMap((name) => keys(name ?? '')),
    digits: `${row.nik_samar?.slice(-4) ?? ''} ${row.nomor_sementara?.replace(/\D/g, '') ?? ''}`,
    place: place(row, family),
    rt: Number(row.rt ?? family?.rt) || 0,
  };
}

function place(row: WargaRow, family: KeluargaRow | undefined): string {
  const dusun = row.dusun ?? family?.dusun ?? '';
  return soundKey(`${dusun} ${family?.alamat ?? ''}`);
}

function keys(name: string): readonly string[] {
  return soundKey(name).split(' ').filter(Boolean);
}

function rankOf(entry: Entry, words: readonly string[], digits: string): number | null {
  let worst = 0;
  if (digits !== '') {
    if (!entry.digits.includes(digits) && entry.rt !== Number(digits)) return null;
    worst = 3;
  }
  for (const word of words) {
    const rank = wordRank(entry, word);
    if (rank === null) return null;
    worst = Math.max(worst, rank);
  }
  return worst;
}

function wordRank(entry: Entry, word: string): number | null {
  if (entry.own[0]?.startsWith(word)) return 0;
  if (entry.own.some((key) => key.startsWith(word))) return 1;
  if (entry.kin.some((key) => key.startsWith(word))) return 2;
  return entry.place.includes(word) ? 3 : null;
}
