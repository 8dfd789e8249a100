import type { PenimbanganRow, WargaRow } from '../domain/contracts.generated';
import { ageWords } from '../domain/lifecycle';
import { cm, kg, score } from '../domain/numbers';
import { kbmG, type Penilaian, type StatusTimbang } from '../domain/pertumbuhan';
import { addMonths, completedMonths, localTime, monthOf, parts, shortDate } from '../kernel/dates';
import type { QueueRow, QueueView, ResultView, WeighView } from './contract';
import type { Core } from './core';
import {
  isSigned,
  lastLengthMm,
  lastWeighed,
  penilaianOf,
  rowStatus,
  weighingsOf,
} from './weighing';
import { callNumbers } from './views-queue';

/** Under two years children lie, from two years they stand (health.md 2.3.2). */
const STANDING_FROM_MONTHS = 24;

function title(child: WargaRow, on: string, number: number | undefined): string {
  const age = ageWords(child.tanggal_lahir, on);
  const call = number === undefined ? '' : ` · no ${number}`;
  return `${child.nama} · ${child.jenis_kelamin} · ${age}${call}`;
}

/** K-05 of a day: today, or the day of the weighing that is corrected. */
export function weighView(
  core: Core,
  queue: QueueView,
  wargaId: string,
  date: string = core.today.value,
): WeighView | null {
  const child = core.tables.value.warga.get(wargaId);
  if (!child) return null;
  const last = lastWeighed(core, wargaId, date);
  const length = lastLengthMm(core, wargaId, date);
  const ageMonths = completedMonths(child.tanggal_lahir, date);
  const now = weighingsOf(core, wargaId).findLast(({ tanggal }) => tanggal === date);
  return {
    wargaId,
    date,
    signed: isSigned(core, date),
    title: title(child, date, callNumbers(queue).get(wargaId)),
    ageMonths,
    lastWeightWords: last ? lastWeightWords(last, date) : '',
    lastLengthWords: length === null ? '' : `Terakhir ${cm(length)} cm`,
    defaultPosisi: ageMonths < STANDING_FROM_MONTHS ? 'telentang' : 'berdiri',
    recordedId: now?.id ?? null,
  };
}

function lastWeightWords(last: PenimbanganRow, today: string): string {
  const month = monthOf(today);
  const day = shortDate(last.tanggal).split(' ').slice(1).join(' ');
  const earlier = last.tanggal >= addMonths(month, -1) ? 'Bulan lalu' : 'Terakhir';
  const word = last.tanggal >= month ? 'Bulan ini' : earlier;
  return `${word} ${kg(last.berat_g ?? 0)} kg (${day})`;
}

const HEADLINE: Record<StatusTimbang, string> = {
  N: 'NAIK',
  T: 'TIDAK NAIK',
  O: 'BULAN LALU TIDAK DITIMBANG',
  B: 'BARU',
};

/** Words for the mother: never a score, never a label (R33). */
const SAY = {
  N: 'Bagus, beratnya naik. Teruskan ',
  T: 'Timbangannya belum naik bulan ini. Yuk kita cari bareng penyebabnya dengan Bu Bidan.',
  O: 'Senang bertemu lagi. Bulan depan datang lagi ya, supaya pertumbuhannya kelihatan.',
  B: 'Selamat datang di posyandu. Bulan depan kita timbang lagi ya.',
  alert: 'Kita ajak Bu Bidan melihat pertumbuhannya hari ini ya, Bu.',
  none: 'Terima kasih sudah datang. Bulan depan kita timbang lagi ya.',
} as const;

/** What to go on with: milk alone in the first six months, milk beside food until two years. */
function feeding(months: number): string {
  if (months < 6) return 'ASI saja.';
  return months < 24 ? 'makan beragam dan ASI.' : 'makan beragam.';
}

function sayTo(child: WargaRow, row: PenimbanganRow, key: keyof typeof SAY): string {
  return key === 'N'
    ? SAY.N + feeding(completedMonths(child.tanggal_lahir, row.tanggal))
    : SAY[key];
}

const BAND: Readonly<Record<string, string>> = {
  berat_badan_sangat_kurang: 'Di bawah garis merah KMS',
  berat_badan_kurang: 'Di pita kuning KMS',
  berat_badan_normal: 'Di pita hijau KMS',
  risiko_berat_badan_lebih: 'Di atas garis oranye KMS',
  ukur_ulang: 'Ukur sekali lagi supaya yakin',
};

export function resultView(core: Core, queue: QueueView, id: string): ResultView | null {
  const row = core.tables.value.penimbangan.get(id);
  const child = row ? core.tables.value.warga.get(row.warga_id) : undefined;
  if (!row || !child) return null;
  return {
    ...directionOf(core, child, row),
    ...figuresOf(child, penilaianOf(row)),
    penimbanganId: id,
    wargaId: child.id,
    title: `${child.nama} · ${ageWords(child.tanggal_lahir, row.tanggal)}`,
    gainWords: gainWords(core, row),
    extras: extras(core, child, row),
    time: savedTime(core, id),
    next: row.tanggal === core.today.value ? nextRow(queue, child.id) : null,
  };
}

type Direction = 'badge' | 'alert' | 'headline' | 'sayToMother' | 'tellMidwife';

/** Direction of growth comes before position (users.md 4.3). */
function directionOf(
  core: Core,
  child: WargaRow,
  row: PenimbanganRow,
): Pick<ResultView, Direction> {
  const result = penilaianOf(row);
  const own = rowStatus(core, child, row);
  const badge = row.berat_g === null ? null : own.status;
  const alert = alertOf(result);
  return {
    badge,
    alert,
    headline: badge === null ? 'BELUM DITIMBANG' : HEADLINE[badge],
    sayToMother: sayTo(child, row, alert === null ? (badge ?? 'none') : 'alert'),
    tellMidwife: row.beri_tahu_bidan,
  };
}

/** What stands under "Untuk kader". */
function figuresOf(
  child: WargaRow,
  result: Penilaian | null,
): Pick<ResultView, 'bandWords' | 'figures' | 'figuresNote'> {
  if (!result) return { bandWords: '', figures: [], figuresNote: '' };
  const bandWords = BAND[result.kategori.bb_u ?? ''] ?? '';
  return { bandWords, figures: figures(result), figuresNote: note(child, result) };
}

function alertOf(result: Penilaian | null): 'BGM' | 'ORANYE' | null {
  if (result?.bgm === true) return 'BGM';
  return result?.atas_oranye === true ? 'ORANYE' : null;
}

/** "naik 200 gram", against the weighing of last month. */
function gainWords(core: Core, row: PenimbanganRow): string {
  const month = monthOf(row.tanggal);
  const before = lastWeighed(core, row.warga_id, month);
  if (!before || before.tanggal < addMonths(month, -1)) return '';
  const gain = (row.berat_g ?? 0) - (before.berat_g ?? 0);
  if (row.berat_g === null) return '';
  if (gain === 0) return 'berat tetap';
  return gain > 0 ? `naik ${gain} gram` : `turun ${-gain} gram`;
}

function figures(result: Penilaian): ResultView['figures'] {
  const shown = [
    ['BB/U', 'bb_u'],
    [`${result.ukuran}/U`, 'tb_u'],
    [`BB/${result.ukuran}`, 'bb_tb'],
    ['IMT/U', 'imt_u'],
  ] as const;
  const lines = shown.map(([label, index]) => ({ label, z: result.z[index], index }));
  return lines
    .filter(({ z }) => z !== null)
    .map(({ label, z, index }) => ({
      label,
      value: score(z ?? 0),
      category: categoryWords(result.kategori[index]),
    }));
}

/** "gizi_baik" as "Gizi baik". */
export function categoryWords(category: string | null): string {
  const words = (category ?? '').replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function note(child: WargaRow, result: Penilaian): string {
  const least = kbmG(child.jenis_kelamin, result.umur_bulan);
  const age = result.metode === 'hari' ? 'umur dalam hari' : 'umur dalam bulan penuh';
  const kbm = least === null ? [] : [`KBM bulan ini ${least} g`];
  return [...kbm, 'WHO 2006', `versi tabel ${result.versi_tabel}`, age].join(' · ');
}

/** Vitamin A in February and August, and in the month of sweeping after each (health.md 2.3.8). */
function extras(core: Core, child: WargaRow, row: PenimbanganRow): ResultView['extras'] {
  const { month } = parts(row.tanggal);
  const months = completedMonths(child.tanggal_lahir, row.tanggal);
  if (![2, 3, 8, 9].includes(month) || months < 6 || months > 59) return [];
  const start = addMonths(monthOf(row.tanggal), month === 3 || month === 9 ? -1 : 0);
  const given = weighingsOf(core, child.id).some(
    (each) => each.id !== row.id && each.vitamin_a !== null && each.tanggal >= start,
  );
  if (given) return [];
  return months < 12
    ? [{ code: 'vitamin_a_biru', label: 'Vitamin A biru' }]
    : [{ code: 'vitamin_a_merah', label: 'Vitamin A merah' }];
}

function savedTime(core: Core, id: string): string {
  const saved = core.operations.value.findLast(({ operation }) => {
    const payload = operation?.payload as { penimbangan_id?: string } | undefined;
    return payload?.penimbangan_id === id;
  });
  return saved ? localTime(saved.record.at, core.zone.value) : '';
}

/** The child after this one, who is still to be weighed; nobody is once the day is closed. */
function nextRow(queue: QueueView, wargaId: string): QueueRow | null {
  if (queue.status !== 'buka') return null;
  const at = queue.rows.findIndex((row) => row.wargaId === wargaId);
  const open = (row: QueueRow): boolean => row.weighable && !row.weighed && row.wargaId !== wargaId;
  return queue.rows.slice(at + 1).find(open) ?? queue.rows.find(open) ?? null;
}
