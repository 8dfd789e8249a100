import type { Typed } from './answers';
import type { Line, Subject } from './catalog';
import type { RecordKunjungan } from '../domain/contracts.generated';
import { NO_PHOTOS, type PhotoDraft } from './photos';
import { LAYANAN as WORDS } from './teks/kunjungan';
import { UMUM } from './teks/umum';

/** A record of any catalogue line, as typed. */
export interface RecordDraft extends PhotoDraft {
  readonly subjek: Subject;
  readonly wargaId: string;
  readonly tempat: string;
  readonly cara: 'rumah' | 'meja' | 'lapangan';
  readonly jawaban: Typed;
  readonly catatan: string;
  /** The unusual figure the kader has confirmed. */
  readonly yakin: string;
}

export function emptyRecord(line: Line, wargaId: string, dayOpen: boolean): RecordDraft {
  const person = wargaId !== '' && line.subjects.includes('orang');
  return {
    subjek: person ? 'orang' : (line.subjects[0] ?? 'orang'),
    wargaId,
    tempat: '',
    cara: dayOpen ? 'meja' : 'lapangan',
    jawaban: {},
    catatan: '',
    ...NO_PHOTOS,
    yakin: '',
  };
}

/** Whom pictures of this record may show; '' for a public place. */
export function shownPerson({ subjek, wargaId }: RecordDraft): string {
  return subjek === 'tempat' ? '' : wargaId;
}

/** What is missing before a record says what it is about; a house may be named by its place. */
export function subjectLack(draft: RecordDraft): string {
  const placed = draft.tempat.trim() !== '';
  if (draft.subjek === 'tempat') return placed ? '' : UMUM.required(WORDS.needPlace);
  if (draft.subjek === 'rumah' && placed) return '';
  return draft.wargaId === '' ? UMUM.required(WORDS.needPerson) : '';
}

type Input = Omit<RecordKunjungan, 'kunjungan_id' | 'tanggal' | 'sesi_id'>;

const filled = (text: string): string | null => (text.trim() === '' ? null : text.trim());

export function recordInput(
  line: Line,
  draft: RecordDraft,
  answers: Record<string, unknown>,
  familyId: string | null,
): Input {
  const place = draft.subjek === 'tempat';
  return {
    layanan_id: line.id,
    cara: draft.cara,
    subjek_jenis: draft.subjek,
    jawaban: answers,
    warga_id: place || draft.wargaId === '' ? null : draft.wargaId,
    keluarga_id: place || draft.subjek === 'orang' ? null : familyId,
    tempat: filled(draft.tempat),
    hasil: 'selesai',
    catatan: filled(draft.catatan),
  };
}
