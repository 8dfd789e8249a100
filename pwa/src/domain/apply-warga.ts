import type { Appliers } from './apply';
import type { CorrectWarga, WargaRow } from './contracts.generated';
import { maskNik } from './nik';

export const WARGA: Appliers = {
  register_keluarga: (work, payload) => {
    work.put('keluarga', {
      id: payload.keluarga_id,
      n: 0,
      kepala_nama: payload.kepala_nama,
      kk_samar: payload.nomor_kk ? maskNik(payload.nomor_kk) : null,
      alamat: payload.alamat ?? null,
      dusun: payload.dusun ?? null,
      rw: payload.rw ?? null,
      rt: payload.rt ?? null,
    });
  },

  register_warga: (work, payload, operation) => {
    const { warga_id, nik, tamu = false, dasar_hukum, ...given } = payload;
    work.put('warga', {
      ...BLANK,
      ...given,
      id: warga_id,
      nik_samar: nik ? maskNik(nik) : null,
      status: tamu ? 'tamu' : 'aktif',
      terdaftar_tanggal: operation.service_date,
    });
  },

  correct_warga: (work, payload) => {
    work.edit('warga', payload.warga_id, corrected(payload));
  },

  set_izin: (work, { warga_id, jenis, setuju }) => {
    work.edit('warga', warga_id, jenis === 'foto' ? { izin_foto: setuju } : { izin_pesan: setuju });
  },

  end_warga: (work, { warga_id, status, tanggal }) => {
    work.edit('warga', warga_id, { status, status_tanggal: tanggal });
  },

  record_episode: (work, { episode_id, warga_id, jenis, mulai, selesai = null }) => {
    const row = work.get('warga', warga_id);
    const others = row?.episode.filter((each) => each.id !== episode_id) ?? [];
    const episode = [...others, { id: episode_id, jenis, mulai, selesai }];
    work.edit('warga', warga_id, { episode });
  },
};

const BLANK: Omit<
  WargaRow,
  'id' | 'nama' | 'jenis_kelamin' | 'tanggal_lahir' | 'status' | 'terdaftar_tanggal'
> = {
  n: 0,
  tanggal_lahir_perkiraan: false,
  nik_samar: null,
  nomor_sementara: null,
  keluarga_id: null,
  ibu_id: null,
  nama_ibu: null,
  telepon: null,
  dusun: null,
  rw: null,
  rt: null,
  status_tanggal: null,
  memiliki_kms: true,
  berat_lahir_g: null,
  izin_foto: false,
  izin_pesan: false,
  episode: [],
};

/** Only fields that are present change; null empties an optional one. */
function corrected(payload: CorrectWarga): Partial<WargaRow> {
  const { warga_id, alasan, nik, ...fields } = payload;
  if (nik === undefined) return fields;
  return { ...fields, nik_samar: nik ? maskNik(nik) : null };
}
