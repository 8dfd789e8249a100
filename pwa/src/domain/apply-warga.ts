import type { ApplyContext, Appliers } from './apply';
import { graded, history } from './apply-penimbangan';
import type { CorrectWarga, OperationIn, WargaRow } from './contracts.generated';
import { maskNik } from './nik';
import type { Workspace } from './workspace';

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

  correct_keluarga: (work, payload, operation, context) => {
    const { keluarga_id, alasan, nomor_kk, ...facts } = payload;
    if (Object.keys(facts).length > 0) work.edit('keluarga', keluarga_id, facts);
    const before = work.get('keluarga', keluarga_id)?.kk_samar;
    const kk_samar = nomor_kk ? maskNik(nomor_kk) : null;
    if (before === undefined || nomor_kk === undefined) return;
    work.edit('keluarga', keluarga_id, { kk_samar });
    const past = { alasan, lama: { nomor_kk: before }, baru: { nomor_kk: kk_samar } };
    for (const row of work.all('warga'))
      if (row.keluarga_id === keluarga_id) changed(work, row, {}, past, operation, context);
  },

  register_warga: (work, payload, operation) => {
    const { warga_id, nik, tamu = false, dasar_hukum, ...named } = payload;
    const { asal_posyandu_id, asal_warga_id, hubungan, ...given } = named;
    work.put('warga', {
      ...BLANK,
      ...given,
      id: warga_id,
      nik_samar: nik ? maskNik(nik) : null,
      status: tamu ? 'tamu' : 'aktif',
      terdaftar_tanggal: operation.service_date,
    });
  },

  correct_warga: (work, payload, operation, context) => {
    const row = work.get('warga', payload.warga_id);
    if (!row) return;
    const fields = corrected(payload);
    const { alasan } = payload;
    changed(work, row, fields, { alasan, ...differences(row, fields) }, operation, context);
    if (!('tanggal_lahir' in fields || 'jenis_kelamin' in fields)) return;
    for (const each of work.all('penimbangan'))
      if (each.warga_id === row.id) graded(work, each, context);
  },

  set_izin: (work, { warga_id, jenis, setuju }) => {
    work.edit('warga', warga_id, jenis === 'foto' ? { izin_foto: setuju } : { izin_pesan: setuju });
  },

  end_warga: (work, { warga_id, status, tanggal }, operation, context) => {
    const row = work.get('warga', warga_id);
    if (!row) return;
    const fields = { status, status_tanggal: tanggal };
    const past = { alasan: '', ...differences(row, fields) };
    changed(work, row, fields, past, operation, context);
  },

  archive_warga: (work, { warga_id, alasan }, operation, context) => {
    const row = work.get('warga', warga_id);
    if (!row || row.arsip_tanggal) return;
    const past = { alasan, lama: { status: row.status }, baru: { status: ARCHIVED } };
    changed(work, row, { arsip_tanggal: operation.service_date }, past, operation, context);
  },

  restore_warga: (work, { warga_id, alasan = '' }, operation, context) => {
    const row = work.get('warga', warga_id);
    if (!row?.arsip_tanggal) return;
    const past = { alasan, lama: { status: ARCHIVED }, baru: { status: row.status } };
    changed(work, row, { arsip_tanggal: null }, past, operation, context);
  },

  record_episode: (work, { episode_id, warga_id, jenis, mulai, selesai = null }) => {
    const row = work.get('warga', warga_id);
    const others = row?.episode.filter((each) => each.id !== episode_id) ?? [];
    const episode = [...others, { id: episode_id, jenis, mulai, selesai }];
    work.edit('warga', warga_id, { episode });
  },
};

/** Her state in the history, under the name the server uses. */
const ARCHIVED = 'diarsipkan';

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
  asal_teks: null,
  arsip_tanggal: null,
  riwayat: [],
};

interface Past {
  readonly alasan: string;
  readonly lama: Record<string, unknown>;
  readonly baru: Record<string, unknown>;
}

function changed(
  work: Workspace,
  row: WargaRow,
  fields: Partial<WargaRow>,
  { alasan, lama, baru }: Past,
  operation: OperationIn,
  context: ApplyContext,
): void {
  const line = history(operation, context, alasan, lama, baru);
  work.put('warga', { ...row, ...fields, riwayat: [...(row.riwayat ?? []), line] });
}

/** Old and new values of what changes, under the names the server's history uses. */
function differences(row: WargaRow, fields: Partial<WargaRow>): Omit<Past, 'alasan'> {
  const keys = (Object.keys(fields) as (keyof WargaRow)[]).filter(
    (key) => row[key] !== fields[key],
  );
  const pick = (from: Partial<WargaRow>): Record<string, unknown> =>
    Object.fromEntries(keys.map((key) => [key === 'nik_samar' ? 'nik' : key, from[key] ?? null]));
  return { lama: pick(row), baru: pick(fields) };
}

/** Only fields that are present change; null empties an optional one. */
function corrected(payload: CorrectWarga): Partial<WargaRow> {
  const { warga_id, alasan, nik, nik_pasti, hubungan, ...fields } = payload;
  if (nik === undefined) return fields;
  return { ...fields, nik_samar: nik ? maskNik(nik) : null };
}
