import type { SealKasus, SendUsulan } from '../domain/contracts.generated';
import { base64, fromBase64, utf8 } from '../kernel/bytes';
import { seal } from '../kernel/crypto';
import { ok, SimpulError } from '../kernel/result';
import { photosThere } from '../store/photos';
import type { Actions, Receipt, SaveOptions, Saved } from './contract';
import type { Core } from './core';
import { currentSesi } from './day';
import type { Recorder } from './recorder';
import { deadlineWords } from './request-words';

type Requests = Pick<
  Actions,
  'recordKunjungan' | 'voidKunjungan' | 'sendUsulan' | 'completeUsulan' | 'sealKasus'
>;

export function requestActions(core: Core, recorder: Recorder): Requests {
  return {
    recordKunjungan: (input, options) =>
      withPhotos(core, input, (pictures) =>
        recorder.record(() => {
          const kunjungan_id = recorder.newId();
          const sesi_id = input.cara === 'meja' ? (currentSesi(core)?.id ?? null) : null;
          const about = { kunjungan_id, tanggal: core.today.value, sesi_id };
          const payload = { ...input, ...pictures, ...about };
          const act = { type: 'record_kunjungan', payload, photos: pictures.foto ?? [] } as const;
          return { id: kunjungan_id, acts: [act] };
        }, options),
      ),

    voidKunjungan: (kunjungan_id, alasan) =>
      recorder.record(() => ({
        id: kunjungan_id,
        acts: [{ type: 'void_kunjungan', payload: { kunjungan_id, alasan } }],
      })),

    sendUsulan: (input, options) =>
      withPhotos(core, input, (pictures) =>
        sendUsulan(core, recorder, { ...input, ...pictures }, options),
      ),

    completeUsulan: (payload, options) =>
      recorder.record(() => {
        const photos = Object.values(payload.berkas ?? {});
        const act = { type: 'complete_usulan', payload, photos } as const;
        return { id: payload.usulan_id, acts: [act] };
      }, options),

    sealKasus: (isi, penerima) => sealKasus(core, recorder, isi, penerima),
  };
}

type Pictures = Pick<SendUsulan, 'foto' | 'foto_benda'>;

/** A form may be picked up when a photo of it is gone: it is saved with those that are there, and told of the rest. */
async function withPhotos<T extends Receipt>(
  core: Core,
  { foto = [], foto_benda = false }: Pictures,
  save: (pictures: Pictures) => Saved<T>,
): Saved<T> {
  if (foto.length === 0) return save({});
  const there = await photosThere(core.ports.db, foto).catch(() => foto);
  const saved = await save({ foto: there, foto_benda: foto_benda && there.length > 0 });
  const lostPhotos = foto.length - there.length;
  return saved.ok && lostPhotos > 0 ? ok({ ...saved.value, lostPhotos }) : saved;
}

async function sendUsulan(
  core: Core,
  recorder: Recorder,
  input: Omit<SendUsulan, 'usulan_id' | 'nomor'>,
  options?: SaveOptions,
): Saved<Receipt & { readonly nomor: string; readonly deadlineWords: string }> {
  const saved = await recorder.record((head) => {
    const usulan_id = recorder.newId();
    const payload = { ...input, usulan_id, nomor: numberOf(core, head.nextUsulan) };
    const act = { type: 'send_usulan', payload, photos: input.foto ?? [] } as const;
    return { id: usulan_id, acts: [act], head: { nextUsulan: head.nextUsulan + 1 } };
  }, options);
  if (!saved.ok) return saved;
  const row = core.tables.value.usulan.get(saved.value.id);
  return ok({
    ...saved.value,
    nomor: row?.nomor ?? '',
    deadlineWords: row ? deadlineWords(row, core.catalog.value.deadlineLabel, true) : '',
  });
}

/** "0127-A-0007": posyandu, device letter, counter of this phone; never used again, never changed. */
function numberOf(core: Core, counter: number): string {
  const device = core.device.value;
  if (!device) throw new SimpulError('hp.belum_aktif');
  const pad = (value: number): string => String(value).padStart(4, '0');
  return `${pad(device.nomor_urut)}-${device.device_letter}-${pad(counter)}`;
}

/** Sealed to the case key while it is saved: the phone keeps an envelope it cannot open itself. */
async function sealKasus(
  core: Core,
  recorder: Recorder,
  isi: Readonly<Record<string, unknown>>,
  penerima: SealKasus['penerima'],
): Saved<{ readonly time: string }> {
  const saved = await recorder.record(async () => {
    const device = core.device.value;
    if (!device) throw new SimpulError('hp.belum_aktif');
    const kasus_id = recorder.newId();
    const plain = utf8(JSON.stringify(isi));
    const amplop = base64(await seal(fromBase64(device.kasus_key), plain, 'kasus'));
    const payload = { kasus_id, penerima: [...penerima], amplop };
    return { id: '', acts: [{ type: 'seal_kasus', payload, sealed: true }] };
  });
  return saved.ok ? ok({ time: saved.value.time }) : saved;
}
