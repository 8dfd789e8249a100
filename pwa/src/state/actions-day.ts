import type {
  CorrectPenimbangan,
  PenimbanganRow,
  RecordPenimbangan,
  WargaRow,
} from '../domain/contracts.generated';
import type { IsoDate } from '../kernel/dates';
import { deriveId } from '../kernel/ids';
import { SimpulError } from '../kernel/result';
import type { Actions, CorrectWeighing, WeighInput } from './contract';
import type { Core } from './core';
import { chairOf, currentSesi, ownAttendance } from './day';
import type { Act, Recorder } from './recorder';
import { needsMidwife, tryAssess, type Weighed, weighingFindings } from './weighing';

type Day = Pick<Actions, 'openSesi' | 'closeSesi' | 'reopenSesi' | 'recordKehadiran'>;
type Weighing = Pick<
  Actions,
  'recordPenimbangan' | 'correctPenimbangan' | 'voidPenimbangan' | 'choosePenimbangan'
>;

export function dayActions(
  core: Core,
  recorder: Recorder,
  recap: (sesiId: string) => Record<string, number>,
): Day {
  return {
    openSesi: ({ tempat, kaderHadir }) =>
      recorder.record(async () => {
        const tanggal = core.today.value;
        const posyandu = core.device.value?.posyandu_id ?? '';
        // Derived from place and day: two phones that open the same day make one session.
        const sesi_id = await deriveId('sesi', posyandu, tanggal);
        const payload = { sesi_id, tanggal, tempat, kader_hadir: [...kaderHadir] };
        return { id: sesi_id, acts: [{ type: 'open_sesi', payload }] };
      }),

    closeSesi: (sesiId) =>
      recorder.record(() => {
        const sesi_id = sesiId ?? needSesi(core);
        const payload = { sesi_id, rekap: recap(sesi_id) };
        return { id: sesi_id, acts: [{ type: 'close_sesi', payload }] };
      }),

    reopenSesi: (alasan, sesiId) =>
      recorder.record(() => {
        needChair(core);
        const sesi_id = sesiId ?? needSesi(core);
        return { id: sesi_id, acts: [{ type: 'reopen_sesi', payload: { sesi_id, alasan } }] };
      }),

    recordKehadiran: (wargaId, hadir, tamu = false) =>
      recorder.record(async () => {
        refuseClosed(core);
        const act = await attendance(core, needSesi(core), wargaId, hadir, tamu);
        return { id: act.payload.kehadiran_id, acts: [act] };
      }),
  };
}

export function weighingActions(core: Core, recorder: Recorder): Weighing {
  return {
    recordPenimbangan: (input, options) =>
      recorder.record(() => weighingActs(core, recorder, input), options),

    correctPenimbangan: (input, options) =>
      recorder.record(() => {
        const payload = correction(core, input);
        return { id: input.penimbanganId, acts: [{ type: 'correct_penimbangan', payload }] };
      }, options),

    voidPenimbangan: (penimbangan_id, alasan) =>
      recorder.record(() => ({
        id: penimbangan_id,
        acts: [{ type: 'void_penimbangan', payload: { penimbangan_id, alasan } }],
      })),

    choosePenimbangan: (dipilih_id, ditinggalIds) =>
      recorder.record(() => {
        needChair(core);
        const payload = { dipilih_id, ditinggal_ids: [...ditinggalIds] };
        return { id: dipilih_id, acts: [{ type: 'choose_penimbangan', payload }] };
      }),
  };
}

/** The server asks the same of her grant; here she hears it before she counts on it. */
function needChair(core: Core): void {
  const { mine, words } = chairOf(core);
  if (!mine) throw new SimpulError('kunjungan.untuk_ketua', { kalimat: words });
}

function needSesi(core: Core): string {
  const sesi = currentSesi(core);
  if (!sesi) throw new SimpulError('kunjungan.belum_buka');
  return sesi.id;
}

/** A closed day is read, not added to, until the chair opens it again. */
function refuseClosed(core: Core): void {
  if (currentSesi(core)?.status === 'tutup') throw new SimpulError('kunjungan.sesi_sudah_tutup');
}

async function attendance(
  core: Core,
  sesi_id: string,
  warga_id: string,
  hadir: boolean,
  tamu: boolean,
): Promise<Extract<Act, { type: 'record_kehadiran' }>> {
  const kehadiran_id = await deriveId('kehadiran', sesi_id, warga_id);
  const guest = tamu || core.tables.value.warga.get(warga_id)?.status === 'tamu';
  const payload = { kehadiran_id, sesi_id, warga_id, hadir, tamu: guest };
  return { type: 'record_kehadiran', payload };
}

/** The weighing and, the first time at an open day, the attendance it proves. */
async function weighingActs(
  core: Core,
  recorder: Recorder,
  input: Omit<RecordPenimbangan, 'penimbangan_id' | 'tanggal' | 'sesi_id'>,
): Promise<{ id: string; acts: Act[] }> {
  const child = core.tables.value.warga.get(input.warga_id);
  if (!child) throw new SimpulError('warga.tidak_ditemukan');
  refuseClosed(core);
  const tanggal = core.today.value;
  refuseImpossible(core, child.id, figuresOf(input), tanggal);
  const sesi = currentSesi(core);
  const penimbangan_id = recorder.newId();
  const tamu = input.tamu ?? child.status === 'tamu';
  const row = { ...UNMEASURED, ...input, id: penimbangan_id, tanggal, sesi_id: sesi?.id ?? null };
  const payload: RecordPenimbangan = {
    ...input,
    penimbangan_id,
    tanggal,
    sesi_id: row.sesi_id,
    tamu,
    beri_tahu_bidan: input.beri_tahu_bidan ?? referred(core, child, { ...row, tamu }),
  };
  const acts: Act[] = [];
  if (sesi && !ownAttendance(core, sesi.id, input.warga_id)) {
    acts.push(await attendance(core, sesi.id, input.warga_id, true, tamu));
  }
  acts.push({ type: 'record_penimbangan', payload });
  return { id: penimbangan_id, acts };
}

function correction(core: Core, input: CorrectWeighing): CorrectPenimbangan {
  const row = core.tables.value.penimbangan.get(input.penimbanganId);
  if (!row) throw new SimpulError('kunjungan.tidak_ditemukan');
  refuseImpossible(core, row.warga_id, input, row.tanggal);
  return {
    penimbangan_id: input.penimbanganId,
    alasan: input.alasan,
    berat_g: input.beratG,
    panjang_mm: input.panjangMm,
    posisi: input.posisi,
    // What the form does not show stays as it was: a correction replaces the weighing whole.
    lila_mm: input.lilaMm === undefined ? row.lila_mm : input.lilaMm,
    lingkar_kepala_mm:
      input.lingkarKepalaMm === undefined ? row.lingkar_kepala_mm : input.lingkarKepalaMm,
    edema: input.edema ?? row.edema,
    vitamin_a: input.vitaminA === undefined ? row.vitamin_a : input.vitaminA,
    beri_tahu_bidan: input.beriTahuBidan ?? stillTold(core, row, input),
  };
}

/** Her own tick stays, unless other figures now say something else. */
function stillTold(core: Core, row: PenimbanganRow, input: CorrectWeighing): boolean {
  const child = core.tables.value.warga.get(row.warga_id);
  if (!child) return row.beri_tahu_bidan;
  const { beratG: berat_g, panjangMm: panjang_mm, posisi } = input;
  const now = referred(core, child, { ...row, berat_g, panjang_mm, posisi });
  return now === needsMidwife(core, child, row) ? row.beri_tahu_bidan : now;
}

const UNMEASURED = { berat_g: null, panjang_mm: null, posisi: null, vitamin_a: null } as const;

function figuresOf(input: Partial<RecordPenimbangan>): WeighInput {
  const { berat_g, panjang_mm, posisi, lila_mm, lingkar_kepala_mm } = input;
  return {
    beratG: berat_g ?? null,
    panjangMm: panjang_mm ?? null,
    posisi: posisi ?? null,
    lilaMm: lila_mm ?? null,
    lingkarKepalaMm: lingkar_kepala_mm ?? null,
  };
}

type Measured = Omit<Weighed, 'penilaian'> & Pick<PenimbanganRow, 'posisi'>;

/** "Beri tahu bidan" is part of what is saved: a tick that only the screen shows reaches nobody. */
function referred(core: Core, child: WargaRow, row: Measured): boolean {
  const result = tryAssess(core, child, figuresOf(row), row.tanggal);
  return needsMidwife(core, child, {
    ...row,
    penilaian: result as unknown as Weighed['penilaian'],
  });
}

function refuseImpossible(core: Core, wargaId: string, input: WeighInput, on: IsoDate): void {
  const findings = weighingFindings(core, wargaId, input, on);
  const hard = findings.find(({ level }) => level === 'hard');
  if (hard) throw new SimpulError('kunjungan.angka_tidak_mungkin', { kalimat: hard.sentence });
}
