import type { PenimbanganRow } from '../domain/contracts.generated';
import { duplicateScore, LIKELY, soundKey, type Traits } from '../domain/identity';
import { ageWords, type Group, groupOf } from '../domain/lifecycle';
import { cm, kg } from '../domain/numbers';
import {
  completedMonths,
  isDate,
  localDate,
  localTime,
  longDate,
  shortDate,
} from '../kernel/dates';
import type {
  ConflictView,
  CurvePoint,
  DuplicateHit,
  DuplicateQuery,
  HistoryLine,
  PersonHit,
  ProfileView,
  QueueFilter,
  QueueView,
  RequestRow,
} from './contract';
import type { Core } from './core';
import { guestWords, motherWords, placeWords, rtOf } from './day';
import { callNumbers, category } from './views-queue';
import { visitWords } from './views-visits';
import { badgeOf, isSigned, weighingsOf } from './weighing';

const MOST_DUPLICATES = 3;

export function searchPeople(
  core: Core,
  queue: QueueView,
  query: string,
  filter: Partial<QueueFilter> = {},
): readonly PersonHit[] {
  const tables = core.tables.value;
  const numbers = callNumbers(queue);
  const filtered = (filter.group ?? filter.rt ?? null) !== null;
  return (query.trim() === '' && filtered ? core.search.everyone() : core.search.find(query))
    .filter(({ row }) => tables.warga.get(row.id) === row)
    .map(({ row }) => personHit(core, numbers, row.id))
    .filter((hit) => hit !== null)
    .filter((hit) => matches(core, hit, filter));
}

function matches(core: Core, hit: PersonHit, filter: Partial<QueueFilter>): boolean {
  const row = core.tables.value.warga.get(hit.wargaId);
  const group = filter.group ?? null;
  const rt = filter.rt ?? null;
  const sameGroup = group === null || category(hit.group) === category(group);
  return sameGroup && (rt === null || (row !== undefined && `RT ${rtOf(core, row)}` === rt));
}

function personHit(core: Core, numbers: ReadonlyMap<string, number>, id: string): PersonHit | null {
  const row = core.tables.value.warga.get(id);
  if (!row) return null;
  const rt = rtOf(core, row);
  const number = numbers.get(id) ?? null;
  const age = ageWords(row.tanggal_lahir, core.today.value);
  const detail = [
    `${row.jenis_kelamin} · ${age}`,
    motherWords(core, row),
    rt === '' ? '' : `RT ${rt}`,
    number === null ? '' : `no. ${number}`,
    guestWords(row),
  ];
  const group: Group = groupOf(row, core.today.value);
  return { wargaId: id, nama: row.nama, detail: detail.filter(Boolean).join(' · '), number, group };
}

/** At most three people who may be the one being registered (F2). */
export function duplicatesOf(
  core: Core,
  queue: QueueView,
  query: DuplicateQuery,
): readonly DuplicateHit[] {
  const asked: Traits = {
    nama: soundKey(query.nama),
    tanggalLahir: query.tanggalLahir,
    perkiraan: query.perkiraan,
    jenisKelamin: query.jenisKelamin,
    ibu: soundKey(query.namaIbu ?? ''),
  };
  const numbers = callNumbers(queue);
  const scored = [...core.tables.value.warga.values()].map((row) => ({
    id: row.id,
    score: duplicateScore(asked, {
      nama: soundKey(row.nama),
      tanggalLahir: row.tanggal_lahir,
      perkiraan: row.tanggal_lahir_perkiraan,
      jenisKelamin: row.jenis_kelamin,
      ibu: soundKey(motherWords(core, row).replace(/^Ibu /, '')),
    }),
  }));
  return scored
    .filter(({ score }) => score >= LIKELY)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_DUPLICATES)
    .flatMap(({ id, score }) => {
      const hit = personHit(core, numbers, id);
      return hit ? [{ ...hit, score: score / 100 }] : [];
    });
}

export function profileView(
  core: Core,
  queue: QueueView,
  requests: readonly RequestRow[],
  id: string,
): ProfileView | null {
  const warga = core.tables.value.warga.get(id);
  if (!warga) return null;
  const today = core.today.value;
  const curve = curveOf(core, id);
  const usulan = new Set(
    [...core.tables.value.usulan.values()]
      .filter((row) => row.warga_id === id)
      .map((row) => row.id),
  );
  return {
    warga,
    keluarga: core.tables.value.keluarga.get(warga.keluarga_id ?? '') ?? null,
    group: groupOf(warga, today),
    ageWords: ageWords(warga.tanggal_lahir, today),
    ageMonths: completedMonths(warga.tanggal_lahir, today),
    birthWords: birthWords(warga.tanggal_lahir, warga.tanggal_lahir_perkiraan),
    number: callNumbers(queue).get(id) ?? null,
    curve,
    curveSentence: curveSentence(warga.nama, curve),
    conflicts: conflictsOf(core, id),
    history: historyOf(core, id),
    placeWords: placeWords(core, warga),
    visits: visitWords(core, id),
    usulan: requests.filter((row) => usulan.has(row.usulanId)),
    pending: !core.base.value.warga.has(id),
  };
}

function birthWords(birth: string, about: boolean): string {
  return about ? `sekitar ${longDate(birth)}` : longDate(birth);
}

function curveOf(core: Core, id: string): readonly CurvePoint[] {
  const child = core.tables.value.warga.get(id);
  if (!child) return [];
  return weighingsOf(core, id).map((row) => ({
    penimbanganId: row.id,
    tanggal: row.tanggal,
    ageMonths: completedMonths(child.tanggal_lahir, row.tanggal),
    beratKg: row.berat_g === null ? null : row.berat_g / 1000,
    badge: badgeOf(core, child, row),
    signed: isSigned(core, row.tanggal),
  }));
}

/** The chart in one sentence, for ears and for those who do not read charts (R10). */
function curveSentence(name: string, curve: readonly CurvePoint[]): string {
  const weighed = curve.filter((point) => point.beratKg !== null);
  const [before, now] = [weighed.at(-2), weighed.at(-1)];
  if (!now?.beratKg) return `${name} belum pernah ditimbang di sini.`;
  const weight = `${kg(Math.round(now.beratKg * 1000))} kg`;
  if (!before?.beratKg) return `Berat ${name} ${weight} pada ${shortDate(now.tanggal)}.`;
  const gain = Math.round((now.beratKg - before.beratKg) * 1000);
  const word = gain > 0 ? `naik ${gain} gram` : gain < 0 ? `turun ${-gain} gram` : 'tetap';
  return `Berat ${name} ${weight}, ${word} dari ${shortDate(before.tanggal)}.`;
}

function conflictsOf(core: Core, id: string): readonly ConflictView[] {
  const rows = weighingsOf(core, id).filter((row) => row.konflik.length > 0);
  const dates = [...new Set(rows.map((row) => row.tanggal))];
  return dates.map((tanggal) => ({
    tanggal,
    choices: rows
      .filter((row) => row.tanggal === tanggal)
      .map((row) => ({ penimbanganId: row.id, words: sizeWords(row), oleh: recorder(core, row) })),
  }));
}

/** Who weighed and when: the date too when it was written down on a later day. */
function recorder(core: Core, { oleh, tanggal, dicatat_at }: PenimbanganRow): string {
  if (!dicatat_at) return oleh;
  const [zone, at] = [core.zone.value, Date.parse(dicatat_at)];
  const day = localDate(at, zone);
  const when = `pukul ${localTime(at, zone)}`;
  return `${oleh}, ${day === tanggal ? when : `${shortDate(day)} ${when}`}`;
}

type Sizes = Partial<
  Pick<PenimbanganRow, 'berat_g' | 'panjang_mm' | 'lila_mm' | 'lingkar_kepala_mm'>
>;

function sizeWords(row: Sizes): string {
  const words = [
    row.berat_g && `${kg(row.berat_g)} kg`,
    row.panjang_mm && `${cm(row.panjang_mm)} cm`,
    row.lila_mm && `LiLA ${cm(row.lila_mm)} cm`,
    row.lingkar_kepala_mm && `kepala ${cm(row.lingkar_kepala_mm)} cm`,
  ];
  return words.filter(Boolean).join(', ') || 'tanpa angka';
}

interface Change {
  readonly saat: string;
  readonly oleh: string;
  readonly alasan: string;
  readonly lama?: Sizes & { readonly dihitung?: boolean };
  readonly baru?: Sizes & { readonly dihitung?: boolean };
}

function historyOf(core: Core, id: string): readonly HistoryLine[] {
  const tables = core.tables.value;
  const weighed = [...tables.penimbangan.values()]
    .filter((row) => row.warga_id === id)
    .flatMap((row) =>
      (row.riwayat as unknown as readonly Change[]).map((change) => ({
        saat: change.saat,
        words: told(change, changeWords(row, change)),
      })),
    );
  const facts = (tables.warga.get(id)?.riwayat ?? []) as unknown as readonly Change[];
  return [...weighed, ...facts.map((one) => ({ saat: one.saat, words: told(one, factWords(one)) }))]
    .filter(({ words }) => words !== '')
    .sort((a, b) => (a.saat < b.saat ? 1 : -1));
}

/** What changed, by whom, when and why; '' when nothing that people can read did. */
function told({ oleh, alasan, saat }: Change, words: string): string {
  const when = shortDate(saat.slice(0, 10));
  return words && [words, oleh, when, alasan].filter(Boolean).join(', ');
}

const FACTS: Readonly<Record<string, string>> = {
  nama: 'nama',
  jenis_kelamin: 'jenis kelamin',
  tanggal_lahir: 'lahir',
  nik: 'NIK',
  nomor_kk: 'nomor KK',
  nama_ibu: 'ibu',
  telepon: 'nomor HP',
  rt: 'RT',
  status: 'keadaan',
};

function factWords({ lama = {}, baru = {} }: Change): string {
  const [old, now] = [lama, baru] as Readonly<Record<string, unknown>>[];
  const line = (key: string): string =>
    key in FACTS ? `${FACTS[key] ?? ''}: ${plain(old?.[key])} jadi ${plain(now?.[key])}` : '';
  return Object.keys(baru).map(line).filter(Boolean).join(', ');
}

function plain(value: unknown): string {
  if (typeof value !== 'string' || value === '') return 'kosong';
  return isDate(value) ? longDate(value) : value;
}

/** '' for a change of no figure, such as a tick of K-06. */
function changeWords(row: PenimbanganRow, change: Change): string {
  const { lama = {}, baru = {} } = change;
  const counts = Object.keys(baru).length === 0 ? false : baru.dihitung;
  // The server's line of a weighing taken back names no figure: they are still in the row.
  const before = sizeWords(lama.dihitung === undefined ? lama : row);
  const now = counts === undefined ? sizeWords(baru) : counts ? 'dipakai' : 'dibatalkan';
  if (now === before || (lama.dihitung !== undefined && lama.dihitung === counts)) return '';
  return `${before} jadi ${now}`;
}
