import type { Line } from './catalog';
import type { Typed } from './answers';
import type { Lokasi, SendUsulan } from '../domain/contracts.generated';
import { URGENT_REASON } from './teks/usulan';

export type UrgentReason = keyof typeof URGENT_REASON;

/** K-10 as typed. */
export interface RequestDraft {
  readonly untuk: 'orang' | 'umum';
  readonly wargaId: string;
  readonly tempat: string;
  readonly cerita: string;
  readonly mendesak: boolean;
  readonly alasan: UrgentReason | null;
  readonly lokasi: Lokasi | null;
  readonly foto: readonly string[];
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
    foto: [],
    jawaban: preset,
    yakin: '',
  };
}

/** Reasons this line may be urgent for, as far as an operation can carry them. */
export function reasonsOf(line: Line): readonly UrgentReason[] {
  const all = Object.keys(URGENT_REASON) as UrgentReason[];
  const named = all.filter((reason) => line.urgent_reasons?.includes(reason) === true);
  return named.length > 0 ? named : all;
}

const filled = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** What is sent. A request for the neighbourhood names no person. */
export function requestInput(
  line: Line,
  draft: RequestDraft,
  answers: Record<string, unknown>,
  visitId: string | null,
): Omit<SendUsulan, 'usulan_id' | 'nomor'> {
  const person = draft.untuk === 'orang' && draft.wargaId !== '';
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
    foto: [...draft.foto],
    kunjungan_id: visitId,
  };
}
