import { computed, type ReadonlySignal } from '@preact/signals-core';

import type { PenimbanganRow, SesiRow } from '../domain/contracts.generated';
import { ageWords, type Group, GROUP_LABEL } from '../domain/lifecycle';
import { kg } from '../domain/numbers';
import { addMonths, monthOf, shortDate } from '../kernel/dates';
import type { QueueRow, QueueView } from './contract';
import type { Core } from './core';
import {
  attendanceOf,
  currentSesi,
  dayState,
  EXPECTED,
  isWeighed,
  guestWords,
  motherWords,
  type Person,
  roster,
  rtOf,
} from './day';
import { badgeOf, lastWeighed, weighingsOf } from './weighing';

/** Babies and toddlers stand in one list; the card knows their exact group. */
export function category(group: Group): Group {
  return group === 'bbl' || group === 'bayi' ? 'balita' : group;
}

export function queueView(core: Core): ReadonlySignal<QueueView> {
  return computed(() => {
    const sesi = currentSesi(core);
    const rows = queueRows(core, sesi);
    const present = rows.filter((row) => row.present).length;
    const done = rows.filter((row) => row.present && (!row.weighable || row.weighed)).length;
    return {
      sesiId: sesi?.id ?? null,
      dateWords: shortDate(core.today.value),
      status: dayState(sesi),
      present,
      expected: rows.length,
      done,
      waiting: present - done,
      groups: groups(rows),
      rts: [...new Set(rows.map((row) => row.rtWords))].filter(Boolean).sort(),
      rows,
    };
  });
}

function groups(rows: readonly QueueRow[]): QueueView['groups'] {
  return EXPECTED.filter((group) => category(group) === group)
    .map((group) => ({
      group,
      label: GROUP_LABEL[group],
      count: rows.filter((row) => row.group === group).length,
    }))
    .filter(({ count }) => count > 0);
}

function queueRows(core: Core, sesi: SesiRow | null): readonly QueueRow[] {
  const attendance = sesi ? attendanceOf(core, sesi.id) : new Map<string, { hadir: boolean }>();
  // Numbered before it is narrowed: an adult who comes in takes no number that was called.
  return roster(core)
    .map((person, at) => ({
      person,
      number: at + 1,
      present: attendance.get(person.row.id)?.hadir === true,
    }))
    .filter(({ person, present }) => EXPECTED.includes(person.group) || present)
    .map(({ person, number, present }) => queueRow(core, person, number, present));
}

function queueRow(core: Core, person: Person, number: number, present: boolean): QueueRow {
  const { row, group } = person;
  const today = core.today.value;
  const weighable = isWeighed(group);
  const last = weighable ? lastWeighed(core, row.id, today) : null;
  const now = weighingsOf(core, row.id).findLast(({ tanggal }) => tanggal === today);
  const rt = rtOf(core, row);
  return {
    wargaId: row.id,
    number,
    nama: row.nama,
    group: category(group),
    ageWords: ageWords(row.tanggal_lahir, today),
    jenisKelamin: row.jenis_kelamin,
    motherWords: motherWords(core, row),
    rtWords: rt === '' ? '' : `RT ${rt}`,
    guestWords: guestWords(row),
    lastWords: weighable ? lastWords(today, last) : '',
    lastBadge: last ? badgeOf(core, row, last) : null,
    present,
    weighed: now !== undefined,
    weighable,
  };
}

/** "lalu 8,7 kg": only last month's weight is "lalu"; an older one says that a month was missed. */
function lastWords(today: string, last: PenimbanganRow | null): string {
  if (last === null || last.berat_g === null) return 'belum pernah ditimbang';
  const missed = last.tanggal < addMonths(monthOf(today), -1);
  return missed ? 'lalu tidak ditimbang (O)' : `lalu ${kg(last.berat_g)} kg`;
}

/** Call numbers by person, as the queue shows them. */
export function callNumbers(queue: QueueView): ReadonlyMap<string, number> {
  return new Map(queue.rows.map((row) => [row.wargaId, row.number]));
}
