import { computed, type ReadonlySignal } from '@preact/signals-core';

import type { KunjunganRow, WargaRow } from '../domain/contracts.generated';
import { type Group, groupOf, isUnderFive } from '../domain/lifecycle';
import { addDays, addMonths, monthOf, shortDate } from '../kernel/dates';
import type { VisitRow } from './contract';
import type { Core } from './core';
import { placeWords } from './day';
import { badgeOf, lastWeighed, monthStatus, weighingsOf } from './weighing';

/** A danger sign that was told calls for a visit this long. */
const DANGER_DAYS = 30;

/** Most urgent first, in the order of K-12: not growing, mothers in danger, the old and alone, the absent, requests. */
type Reason = readonly [rank: number, words: string];

interface Known {
  readonly danger: ReadonlySet<string>;
  readonly alone: ReadonlySet<string>;
  readonly requests: ReadonlySet<string>;
  readonly seenToday: ReadonlySet<string>;
}

/** Whom to visit and why (F5); a house that was visited today is off today's list, whatever was found there. */
export function visitRows(core: Core): ReadonlySignal<readonly VisitRow[]> {
  return computed(() => {
    const known = knownOf(core);
    const found: { rank: number; row: VisitRow }[] = [];
    for (const person of core.tables.value.warga.values()) {
      if (person.status !== 'aktif' || known.seenToday.has(person.id)) continue;
      const [rank, reason] = reasonOf(core, person, known) ?? [];
      if (rank === undefined || reason === undefined) continue;
      const rtWords = placeWords(core, person);
      found.push({ rank, row: { wargaId: person.id, nama: person.nama, reason, rtWords } });
    }
    return found
      .sort((a, b) => a.rank - b.rank || (a.row.rtWords < b.row.rtWords ? -1 : 1))
      .map(({ row }) => row);
  });
}

/** What the visits and requests on this phone tell about people. */
function knownOf(core: Core): Known {
  const today = core.today.value;
  const rows = [...core.tables.value.kunjungan.values()].sort((a, b) =>
    a.tanggal + a.id < b.tanggal + b.id ? -1 : 1,
  );
  const recent = rows.filter(({ tanggal }) => tanggal >= addDays(today, -DANGER_DAYS));
  const open = [...core.tables.value.usulan.values()].filter(
    ({ status }) => status === 'dikembalikan' || status === 'diterima_desa',
  );
  return {
    danger: saidYes(recent, 'tanda_bahaya'),
    alone: saidYes(rows, 'tinggal_sendiri'),
    requests: new Set(open.flatMap(({ warga_id }) => warga_id ?? [])),
    seenToday: new Set(
      rows
        .filter(({ cara, tanggal }) => cara === 'rumah' && tanggal === today)
        .flatMap(({ warga_id }) => warga_id ?? []),
    ),
  };
}

/** People whose last answer to that question was yes. */
function saidYes(rows: readonly KunjunganRow[], question: string): ReadonlySet<string> {
  const last = new Map<string, unknown>();
  for (const { warga_id, jawaban } of rows) {
    if (warga_id !== null && question in jawaban) last.set(warga_id, jawaban[question]);
  }
  return new Set([...last].filter(([, answer]) => answer === true).map(([id]) => id));
}

const MOTHERS: readonly Group[] = ['bumil', 'bufas'];

function reasonOf(core: Core, person: WargaRow, known: Known): Reason | null {
  const today = core.today.value;
  const group = groupOf(person, today);
  const growth = isUnderFive(person, today) ? growthReason(core, person) : null;
  const danger = known.danger.has(person.id);
  const reasons: (Reason | null | false)[] = [
    growth,
    danger && [2, MOTHERS.includes(group) ? 'ibu dengan tanda bahaya' : 'ada tanda bahaya'],
    group === 'lansia' && known.alone.has(person.id) && [3, 'lansia tinggal sendiri'],
    known.requests.has(person.id) && [5, 'usulannya perlu dicek'],
    group === 'bumil' && [6, 'ibu hamil'],
  ];
  const [first = null] = reasons
    .filter((reason): reason is Reason => reason !== null && reason !== false)
    .sort(([a], [b]) => a - b);
  return first;
}

function growthReason(core: Core, child: WargaRow): Reason | null {
  const last = weighingsOf(core, child.id).findLast((row) => row.berat_g !== null);
  const month = monthOf(core.today.value);
  // Who was registered and never weighed is missed from that day on.
  const seen = last?.tanggal ?? child.terdaftar_tanggal;
  if (seen < addMonths(month, -1)) return [4, '2 bulan tidak hadir'];
  if (!last) return null;
  const badge = badgeOf(core, child, last);
  if (badge === 'BGM') return [0, 'di bawah garis merah'];
  const { status, twice } = monthStatus(core, child, monthOf(last.tanggal));
  if (twice) return [0, '2 bulan tidak naik'];
  return status === 'T' && lastWeighed(core, child.id, month) ? [1, 'berat tidak naik'] : null;
}

const OUTCOME = {
  selesai: '',
  tidak_ada_orang: 'tidak ada orang',
  tidak_bersedia: 'tidak bersedia',
} as const;

/** "Kamis 26 Nov: Kunjungan rumah, tidak ada orang, Bu Sari", the newest first. */
export function visitWords(core: Core, wargaId: string): readonly string[] {
  return [...core.tables.value.kunjungan.values()]
    .filter(({ warga_id }) => warga_id === wargaId)
    .sort((a, b) => (a.tanggal + a.id < b.tanggal + b.id ? 1 : -1))
    .map(({ layanan_id, tanggal, hasil, oleh }) => {
      const title = core.catalog.value.line(layanan_id)?.title ?? 'Layanan';
      const words = [title, OUTCOME[hasil], oleh].filter(Boolean).join(', ');
      return `${shortDate(tanggal)}: ${words}`;
    });
}
