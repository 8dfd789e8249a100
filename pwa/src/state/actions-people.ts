import type { RegisterWarga } from '../domain/contracts.generated';
import { digitsOf } from '../domain/nik';
import { SimpulError } from '../kernel/result';
import type { Actions } from './contract';
import type { Core } from './core';
import type { Recorder } from './recorder';

type NewPeople = Pick<Actions, 'registerKeluarga' | 'registerWarga'>;
type People = Pick<Actions, 'correctWarga' | 'setIzin' | 'endWarga' | 'recordEpisode'>;

export function newPeopleActions(core: Core, recorder: Recorder): NewPeople {
  return {
    registerKeluarga: (input, options) =>
      recorder.record(() => {
        const keluarga_id = recorder.newId();
        const payload = { ...input, keluarga_id };
        return { id: keluarga_id, acts: [{ type: 'register_keluarga', payload }] };
      }, options),

    registerWarga: (input, options) =>
      recorder.record((head) => {
        const warga_id = recorder.newId();
        const number = input.nik ? null : temporaryNumber(core, head.nextSementara);
        const payload = { ...person(core, input), warga_id, nomor_sementara: number };
        const acts = [{ type: 'register_warga', payload } as const];
        if (number === null) return { id: warga_id, acts };
        return { id: warga_id, acts, head: { nextSementara: head.nextSementara + 1 } };
      }, options),
  };
}

export function peopleActions(recorder: Recorder): People {
  return {
    correctWarga: (payload, options) =>
      recorder.record(
        () => ({ id: payload.warga_id, acts: [{ type: 'correct_warga', payload }] }),
        options,
      ),

    setIzin: (warga_id, jenis, setuju) =>
      recorder.record(() => ({
        id: warga_id,
        acts: [{ type: 'set_izin', payload: { warga_id, jenis, setuju } }],
      })),

    endWarga: (warga_id, status, tanggal) =>
      recorder.record(() => ({
        id: warga_id,
        acts: [{ type: 'end_warga', payload: { warga_id, status, tanggal } }],
      })),

    recordEpisode: (warga_id, jenis, mulai, selesai) =>
      recorder.record(() => {
        const episode_id = recorder.newId();
        const payload = { episode_id, warga_id, jenis, mulai, selesai: selesai ?? null };
        return { id: episode_id, acts: [{ type: 'record_episode', payload }] };
      }),
  };
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
      tanggal: input.tanggal_lahir,
    });
  return input.nik ? { ...input, nama, nik: digitsOf(input.nik) } : { ...input, nama };
}
