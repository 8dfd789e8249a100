import type { Typed } from './answers';
import type { Bidang } from './catalog';
import type { Lokasi, RecordKunjungan } from '../domain/contracts.generated';

/** The line of the catalogue under which a visit to a home is recorded. */
export const VISIT_LINE = 'KES-04';

export type Outcome = 'selesai' | 'tidak_ada_orang' | 'tidak_bersedia';
export type BlockState = 'aman' | 'bantuan';

export interface VisitDraft {
  readonly keadaan: Readonly<Record<string, BlockState>>;
  readonly catatan: string;
  readonly jawaban: Typed;
}

/** A visit meets one person unless the kader says otherwise. */
export const EMPTY_VISIT: VisitDraft = {
  keadaan: {},
  catatan: '',
  jawaban: { jumlah_peserta: '1' },
};

/** Where a visit was, as far as the phone knows. */
export interface Where {
  readonly tempat: string;
  readonly lokasi: Lokasi | null;
}

/** What a saved visit still leads to: a request for each field that needs help (F5), until the kader is done. */
export interface FollowDraft {
  readonly visitId: string;
  readonly kode: readonly string[];
}

export const NO_FOLLOW: FollowDraft = { visitId: '', kode: [] };

/** "Pendidikan aman, Perumahan Rakyat perlu bantuan. Catatan": what the visit found, in words. */
export function visitNote(draft: VisitDraft, fields: readonly Bidang[]): string | null {
  const states = fields.flatMap(({ code, short_name: name }) => {
    const state = draft.keadaan[code];
    return state === undefined ? [] : [`${name} ${state === 'aman' ? 'aman' : 'perlu bantuan'}`];
  });
  const words = [states.join(', '), draft.catatan.trim()].filter((part) => part !== '');
  return words.length === 0 ? null : words.join('. ');
}

export function visitInput(
  wargaId: string,
  outcome: Outcome,
  draft: VisitDraft,
  fields: readonly Bidang[],
  answers: Record<string, unknown>,
  where: Where,
): Omit<RecordKunjungan, 'kunjungan_id' | 'tanggal' | 'sesi_id'> {
  return {
    layanan_id: VISIT_LINE,
    cara: 'rumah',
    subjek_jenis: 'orang',
    jawaban: outcome === 'selesai' ? answers : {},
    warga_id: wargaId,
    hasil: outcome,
    catatan: visitNote(draft, fields),
    tempat: where.tempat === '' ? null : where.tempat,
    lokasi: where.lokasi,
  };
}
