import type { Catalog, Line } from './catalog';
import type { Typed } from './answers';
import type { Lokasi, SendUsulan } from '../domain/contracts.generated';
import { NO_PHOTOS, type PhotoDraft } from './photos';
import { UMUM } from './teks/umum';
import { USULAN } from './teks/usulan';

export type UrgentReason = NonNullable<SendUsulan['alasan_mendesak']>;

/** K-10 as typed. */
export interface RequestDraft extends PhotoDraft {
  readonly untuk: 'orang' | 'umum';
  readonly wargaId: string;
  readonly tempat: string;
  readonly cerita: string;
  readonly mendesak: boolean;
  readonly alasan: UrgentReason | null;
  readonly lokasi: Lokasi | null;
  readonly jawaban: Typed;
  /** The unusual answer the kader has confirmed. */
  readonly yakin: string;
}

export function emptyRequest(wargaId: string, place: string, preset: Typed): RequestDraft {
  return {
    untuk: wargaId === '' ? 'umum' : 'orang',
    wargaId,
    tempat: place,
    cerita: '',
    mendesak: false,
    alasan: null,
    lokasi: null,
    ...NO_PHOTOS,
    jawaban: preset,
    yakin: '',
  };
}

/** Violence is told in no open request: the reason leads to the sealed form. */
export const VIOLENCE = 'kekerasan';

interface Reason {
  readonly value: UrgentReason;
  readonly label: string;
}

/** Reasons this line may be urgent for, in the words of the catalogue. */
export function reasonsOf(catalog: Catalog, line: Line): readonly Reason[] {
  const named = line.urgent_reasons ?? [];
  const all = Object.entries(catalog.urgent_reasons) as [UrgentReason, string][];
  const own = all.filter(([code]) => named.includes(code));
  return (own.length > 0 ? own : all).map(([value, label]) => ({ value, label }));
}

const filled = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** What must be said before it can be sent, '' when nothing is missing. */
export function lackOf(draft: RequestDraft): string {
  if (draft.untuk === 'orang' && draft.wargaId === '') return UMUM.required(USULAN.needPerson);
  if (!draft.mendesak) return '';
  if (draft.alasan === null) return UMUM.required(USULAN.needReason);
  return draft.alasan === VIOLENCE ? USULAN.notHere : '';
}

/** What is sent. A request for the neighbourhood names no person. */
export function requestInput(
  line: Line,
  draft: RequestDraft,
  answers: Record<string, unknown>,
  visitId: string | null,
): Omit<SendUsulan, 'usulan_id' | 'nomor'> {
  const person = draft.untuk === 'orang';
  return {
    layanan_id: line.id,
    untuk: person ? 'orang' : 'umum',
    warga_id: person ? draft.wargaId : null,
    tempat: filled(draft.tempat),
    cerita: filled(draft.cerita),
    jawaban: answers,
    mendesak: draft.mendesak,
    alasan_mendesak: draft.mendesak ? draft.alasan : null,
    lokasi: draft.lokasi,
    kunjungan_id: visitId,
  };
}
