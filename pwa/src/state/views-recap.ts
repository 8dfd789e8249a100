import { computed, type ReadonlySignal } from '@preact/signals-core';

import type { SesiRow, WargaRow } from '../domain/contracts.generated';
import { type Orang, type Sets, skdn } from '../domain/indicators';
import { GROUP_LABEL, groupOf } from '../domain/lifecycle';
import { monthOf, shortDate } from '../kernel/dates';
import type { DayLink, RecapView } from './contract';
import type { Core } from './core';
import { attendanceOf, currentSesi, dayState, EXPECTED, isWeighed, recentSesi } from './day';
import { category } from './views-queue';
import { asIndicator } from './weighing';

/** K-15: SKDN of the month and what this day held; every figure is the size of its list. */
export function recapView(core: Core): ReadonlySignal<RecapView> {
  return computed(() => recapOf(core, currentSesi(core)?.id ?? ''));
}

/** The recap of any opening day this phone knows; of today before it is opened. */
export function recapOf(core: Core, sesiId: string): RecapView {
  const sesi = core.tables.value.sesi.get(sesiId) ?? null;
  const date = sesi?.tanggal ?? core.today.value;
  const people = { ...monthSets(core, date), ...daySets(core, sesi, date) };
  const counts = Object.fromEntries(
    Object.entries(people).map(([name, ids]) => [name, ids.length]),
  );
  return {
    sesiId: sesi?.id ?? null,
    status: dayState(sesi),
    dateWords: shortDate(date),
    counts,
    people,
    groups: attendedGroups(core, people.hadir, date),
    kader: presentKader(core, sesi),
    days: recentSesi(core)
      .filter(({ id }) => id !== sesi?.id)
      .map(dayLink),
    missing: missing(people.tanpa_tinggi, people.belum_ditimbang),
    thanks: `${people.hadir.length} orang terlayani. Terima kasih, ${core.vault.value?.nama ?? ''}.`,
    shareText: shareText(core, counts, date),
  };
}

/** "Kamis 26 Nov", and that it still stands open. */
function dayLink({ id, tanggal, status }: SesiRow): DayLink {
  return {
    sesiId: id,
    words: `${shortDate(tanggal)}${status === 'buka' ? ', belum ditutup' : ''}`,
  };
}

function monthSets(core: Core, date: string): Sets {
  const { warga, penimbangan } = core.tables.value;
  const weighings = [...penimbangan.values()].filter((row) => row.dihitung).map(asIndicator);
  return skdn([...warga.values()].map(asPerson), weighings, monthOf(date));
}

/** A resident counts from the day of registration; one who left, until the day before. */
function asPerson(row: WargaRow): Orang {
  const left = row.status === 'pindah' || row.status === 'meninggal';
  return {
    id: row.id,
    tanggal_lahir: row.tanggal_lahir,
    jenis_kelamin: row.jenis_kelamin,
    memiliki_kms: row.memiliki_kms,
    tamu: row.status === 'tamu',
    mulai: row.terdaftar_tanggal,
    selesai: left ? row.status_tanggal : null,
  };
}

type DaySets = Record<
  'hadir' | 'belum_ditimbang' | 'beri_tahu_bidan' | 'vitamin_a_hari' | 'usulan',
  string[]
>;

function daySets(core: Core, sesi: SesiRow | null, date: string): DaySets {
  const { warga, penimbangan, usulan } = core.tables.value;
  const attended = sesi ? [...attendanceOf(core, sesi.id).values()] : [];
  const hadir = attended.filter((row) => row.hadir).map((row) => row.warga_id);
  const today = [...penimbangan.values()].filter((row) => row.dihitung && row.tanggal === date);
  const weighed = new Set(today.map((row) => row.warga_id));
  const waiting = hadir.filter((id) => {
    const row = warga.get(id);
    return row !== undefined && isWeighed(groupOf(row, date)) && !weighed.has(id);
  });
  const children = (rows: typeof today): string[] =>
    [...new Set(rows.map((row) => row.warga_id))].sort();
  const sent = [...usulan.values()].filter((row) => row.dikirim_tanggal === date);
  return {
    hadir: hadir.sort(),
    belum_ditimbang: waiting.sort(),
    beri_tahu_bidan: children(today.filter((row) => row.beri_tahu_bidan)),
    vitamin_a_hari: children(today.filter((row) => row.vitamin_a !== null)),
    usulan: sent.map((row) => row.id).sort(),
  };
}

function attendedGroups(core: Core, hadir: readonly string[], date: string): RecapView['groups'] {
  const groups = hadir.flatMap((id) => {
    const row = core.tables.value.warga.get(id);
    return row ? [{ id, group: category(groupOf(row, date)) }] : [];
  });
  return [...EXPECTED, 'dewasa' as const]
    .map((group) => ({
      label: GROUP_LABEL[group],
      people: groups.filter((each) => each.group === group).map(({ id }) => id),
    }))
    .filter(({ people }) => people.length > 0);
}

function presentKader(core: Core, sesi: SesiRow | null): readonly string[] {
  const rows = core.tables.value.kader;
  const present = sesi?.kader_hadir ?? [];
  return present.map((id) => rows.get(id)?.nama ?? core.actorName(id));
}

function missing(noLength: readonly string[], notWeighed: readonly string[]): RecapView['missing'] {
  return [
    { words: `${noLength.length} anak ditimbang tanpa tinggi`, people: noLength },
    { words: `${notWeighed.length} anak hadir belum ditimbang`, people: notWeighed },
  ].filter(({ people }) => people.length > 0);
}

/** Totals only: what a group may read (R47). */
function shareText(core: Core, counts: Readonly<Record<string, number>>, date: string): string {
  const name = core.posyandu.value?.nama ?? core.device.value?.posyandu_nama ?? 'Posyandu';
  const figures = ['S', 'K', 'D', 'N', 'T', 'O', 'B'].map((key) => `${key} ${counts[key] ?? 0}`);
  const day = shortDate(date);
  return `${name}, ${day}. Hadir ${counts.hadir ?? 0} orang. Balita: ${figures.join(', ')}.`;
}
