import type { CorrectWarga } from '../domain/contracts.generated';
import { ok } from '../kernel/result';
import type { App, ProfileView } from '../state/contract';
import type { FixForm } from './fix-person';
import { TAKEN_BACK, type Undo } from './undo';

const FACTS = [
  ...['nama', 'jenis_kelamin', 'tanggal_lahir', 'tanggal_lahir_perkiraan', 'keluarga_id'],
  ...['ibu_id', 'nama_ibu', 'rt', 'telepon'],
] as readonly (keyof CorrectWarga & keyof ProfileView['warga'])[];

/**
 * What takes "Perbaiki data" back: every fact that differs gets its old value. Null when a NIK or KK number was
 * replaced, for this phone never knew the old one whole.
 */
export function undoFix(before: ProfileView, draft: FixForm, { views, actions }: App): Undo | null {
  const { id, nik_samar: nik } = before.warga;
  const kk = before.keluarga?.kk_samar ?? null;
  const nikTyped = draft.nik !== '' || draft.noNik;
  if ((nik !== null && nikTyped) || (kk !== null && draft.kk !== '')) return null;
  // What the save itself changed: not what others change in the ten seconds after it.
  const now = views.profile(id)?.warga;
  const old = FACTS.filter((name) => now?.[name] !== before.warga[name]);
  const facts = Object.fromEntries(old.map((name) => [name, before.warga[name]]));
  const changes = nikTyped ? { ...facts, nik: null } : facts;
  const same = Object.keys(changes).length === 0;
  const about = { warga_id: id, alasan: TAKEN_BACK };
  return async () => {
    const done = same ? ok(null) : await actions.correctWarga({ ...changes, ...about });
    const family = before.warga.keluarga_id;
    if (!done.ok || family === null || draft.kk === '') return done;
    return actions.correctKeluarga({ keluarga_id: family, alasan: TAKEN_BACK, nomor_kk: null });
  };
}
