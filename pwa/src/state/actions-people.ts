import type { CorrectWarga, RegisterWarga } from '../domain/contracts.generated';
import { digitsOf } from '../domain/nik';
import { type IsoDate, longDate } from '../kernel/dates';
import { SimpulError } from '../kernel/result';
import type { Actions } from './contract';
import type { Core } from './core';
import type { Act, Recorder } from './recorder';
import { weighingsOf } from './weighing';

type NewPeople = Pick<Actions, 'registerKeluarga' | 'correctKeluarga' | 'registerWarga'>;
type People = Pick<Actions, 'correctWarga' | 'setIzin' | 'endWarga' | 'recordEpisode'>;

export function newPeopleActions(core: Core, recorder: Recorder): NewPeople {
  return {
    registerKeluarga: (input, options) =>
      recorder.record(() => {
        const keluarga_id = recorder.newId();
        const payload = { ...input, keluarga_id };
        return { id: keluarga_id, acts: [{ type: 'register_keluarga', payload }] };
      }, options),

    correctKeluarga: (payload, options) =>
      recorder.record(
        () => ({ id: payload.keluarga_id, acts: [{ type: 'correct_keluarga', payload }] }),
        options,
      ),

    registerWarga: (input, options) =>
      recorder.record((head) => {
        const warga_id = recorder.newId();
        const number = input.nik ? null : temporaryNumber(core, head.nextSementara);
        const payload = { ...person(core, input), warga_id, nomor_sementara: number };
        const acts: Act[] = [{ type: 'register_warga', payload }];
        const { hamil: mulai = null } = options ?? {};
        const episode_id = recorder.newId();
        if (mulai !== null) {
          const episode = { episode_id, warga_id, jenis: 'hamil', mulai, selesai: null } as const;
          acts.push({ type: 'record_episode', payload: episode });
        }
        if (number === null) return { id: warga_id, acts };
        return { id: warga_id, acts, head: { nextSementara: head.nextSementara + 1 } };
      }, options),
  };
}

export function peopleActions(core: Core, recorder: Recorder): People {
  return {
    correctWarga: (payload, options) =>
      recorder.record(() => {
        refuseCorrection(core, payload);
        return { id: payload.warga_id, acts: [{ type: 'correct_warga', payload }] };
      }, options),

    setIzin: (warga_id, jenis, setuju) =>
      recorder.record(() => ({
        id: warga_id,
        acts: [{ type: 'set_izin', payload: { warga_id, jenis, setuju } }],
      })),

    endWarga: (warga_id, status, tanggal) =>
      recorder.record(() => {
        refuseDay(core, warga_id, tanggal);
        const payload = { warga_id, status, tanggal };
        return { id: warga_id, acts: [{ type: 'end_warga', payload }] };
      }),

    recordEpisode: (warga_id, jenis, mulai, selesai = null, id = recorder.newId()) =>
      recorder.record(() => {
        refuseDay(core, warga_id, mulai);
        if (selesai !== null && selesai < mulai) throw new SimpulError('warga.episode_terbalik');
        const payload = { episode_id: id, warga_id, jenis, mulai, selesai };
        return { id, acts: [{ type: 'record_episode', payload }] };
      }),
  };
}

/** She was registered by mistake, or was not after all; her records stay as they are. */
export function archiveActions(recorder: Recorder): Pick<Actions, 'archiveWarga' | 'restoreWarga'> {
  return {
    archiveWarga: (warga_id, alasan) =>
      recorder.record(() => ({
        id: warga_id,
        acts: [{ type: 'archive_warga', payload: { warga_id, alasan } }],
      })),

    restoreWarga: (warga_id) =>
      recorder.record(() => ({
        id: warga_id,
        acts: [{ type: 'restore_warga', payload: { warga_id } }],
      })),
  };
}

/** A day of her life: not to come, and not before it began. */
function refuseDay(core: Core, wargaId: string, day: IsoDate): void {
  const tanggal = longDate(day);
  if (day > core.today.value) throw new SimpulError('warga.tanggal_di_depan', { tanggal });
  const row = core.tables.value.warga.get(wargaId);
  if (row && day < row.tanggal_lahir) throw new SimpulError('warga.sebelum_lahir', { tanggal });
}

/** What the village would have to hold back is said here; everything else is at most a warning. */
function refuseCorrection(core: Core, payload: CorrectWarga): void {
  const { nama, tanggal_lahir: birth, ibu_id, warga_id } = payload;
  if (nama?.trim() === '') throw new SimpulError('warga.nama_kosong');
  if (ibu_id === warga_id) throw new SimpulError('warga.ibu_diri_sendiri');
  if (birth === undefined) return;
  const lahir = longDate(birth);
  if (birth > core.today.value) throw new SimpulError('warga.lahir_di_depan', { tanggal: lahir });
  const [first] = weighingsOf(core, warga_id);
  if (first && first.tanggal < birth) {
    const tanggal = longDate(first.tanggal);
    throw new SimpulError('kunjungan.sebelum_lahir', { tanggal, lahir });
  }
}

/** "S-A0127": device letter and a counter of this phone, so two people without NIK never become one. */
function temporaryNumber(core: Core, counter: number): string {
  const letter = core.device.value?.device_letter ?? '';
  return `S-${letter}${String(counter).padStart(4, '0')}`;
}

/** What is physically impossible is refused here, so that it never waits at the village (R15). */
function person(
  core: Core,
  input: Omit<RegisterWarga, 'warga_id' | 'nomor_sementara'>,
): Omit<RegisterWarga, 'warga_id' | 'nomor_sementara'> {
  const nama = input.nama.trim().replace(/\s+/g, ' ');
  if (nama === '') throw new SimpulError('warga.nama_kosong');
  if (input.tanggal_lahir > core.today.value)
    throw new SimpulError('warga.lahir_di_depan', {
      tanggal: longDate(input.tanggal_lahir),
    });
  return input.nik ? { ...input, nama, nik: digitsOf(input.nik) } : { ...input, nama };
}
