import type { Appliers } from './apply';

export const KUNJUNGAN: Appliers = {
  /** Two phones may open one day: who is present grows, a closed day stays closed. */
  open_sesi: (work, { sesi_id, tanggal, tempat, kader_hadir }) => {
    const known = work.get('sesi', sesi_id);
    const present = [...new Set([...(known?.kader_hadir ?? []), ...kader_hadir])];
    const status = known?.status ?? 'buka';
    work.put('sesi', {
      id: sesi_id,
      n: known?.n ?? 0,
      tanggal,
      tempat,
      status,
      kader_hadir: present,
    });
  },

  close_sesi: (work, { sesi_id }) => {
    work.edit('sesi', sesi_id, { status: 'tutup' });
  },

  reopen_sesi: (work, { sesi_id }) => {
    work.edit('sesi', sesi_id, { status: 'buka' });
  },

  record_kehadiran: (work, payload) => {
    const { kehadiran_id: id, sesi_id, warga_id, hadir = true, tamu = false } = payload;
    work.put('kehadiran', { id, n: 0, sesi_id, warga_id, hadir, tamu });
  },

  record_kunjungan: (work, payload, operation, context) => {
    const { kunjungan_id: id, layanan_id, tanggal, cara, subjek_jenis, jawaban } = payload;
    work.put('kunjungan', {
      id,
      n: 0,
      layanan_id,
      bidang: context.line(layanan_id)?.bidang ?? '',
      tanggal,
      cara,
      subjek_jenis,
      warga_id: payload.warga_id ?? null,
      keluarga_id: payload.keluarga_id ?? null,
      tempat: payload.tempat ?? null,
      hasil: payload.hasil ?? 'selesai',
      jawaban,
      oleh: context.author(operation),
    });
  },

  void_kunjungan: (work, { kunjungan_id }) => {
    work.remove('kunjungan', kunjungan_id);
  },
};
