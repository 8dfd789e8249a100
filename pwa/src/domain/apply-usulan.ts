import type { ApplyContext, Appliers, LineFacts } from './apply';
import type { UsulanRow } from './contracts.generated';

export const USULAN: Appliers = {
  send_usulan: (work, payload, operation, context) => {
    const {
      usulan_id: id,
      nomor,
      kunjungan_id,
      jawaban,
      foto,
      alasan_mendesak,
      ...given
    } = payload;
    const sent = operation.service_date;
    const line = context.line(payload.layanan_id);
    const row = { ...BLANK, ...given, id, nomor: nomor ?? '', dikirim_tanggal: sent, riwayat: [] };
    work.put('usulan', line ? { ...row, ...fromLine(line, sent, context) } : row);
  },

  complete_usulan: (work, { usulan_id, berkas = {}, cerita }) => {
    const row = work.get('usulan', usulan_id);
    if (!row) return;
    const there = Object.fromEntries(Object.keys(berkas).map((code) => [code, true]));
    work.put('usulan', {
      ...row,
      berkas: { ...row.berkas, ...there },
      cerita: cerita ?? row.cerita,
      status: row.status === 'dikembalikan' ? 'dikirim' : row.status,
    });
  },
};

const BLANK = {
  n: 0,
  bidang: '',
  jenis: '',
  warga_id: null,
  keluarga_id: null,
  pemohon: null,
  tempat: null,
  cerita: null,
  mendesak: false,
  lokasi: null,
  status: 'dikirim',
  opd: null,
  berkas: {},
  batas_jawab: null,
  jawaban_opd: null,
  hasil: null,
} as const;

/** The clock starts when the server receives it, so offline its end is an estimate. */
function fromLine(line: LineFacts, sent: string, context: ApplyContext): Partial<UsulanRow> {
  const days = line.deadlineDays;
  return {
    bidang: line.bidang,
    jenis: line.jenis,
    opd: line.opd,
    berkas: Object.fromEntries(line.documents.map((code) => [code, false])),
    batas_jawab: days === null ? null : context.deadline(sent, days),
  };
}
