import { computed, type ReadonlySignal } from '@preact/signals-core';

import type { SesiRow, WargaRow } from '../domain/contracts.generated';
import { type Orang, type Sets, skdn } from '../domain/indicators';
import { GROUP_LABEL, groupOf } from '../domain/lifecycle';
import { monthOf, shortDate } from '../kernel/dates';
import type { RecapView } from './contract';
import type { Core } from './core';
import { attendanceOf, currentSesi, dayState, EXPECTED, isWeighed } from './day';
import { category } from './views-queue';
import { asIndicator } from './weighing';

/** K-15: SKDN of the month and what this day held; every figure is the size of its list. */
export function recapView(core: Core): ReadonlySignal<RecapView> {
  return computed(() => {
    const sesi = currentSesi(core);
    const people = { ...monthSets(core), ...daySets(core, sesi) };
    const counts = Object.fromEntries(
      Object.entries(people).map(([name, ids]) => [name, ids.length]),
    );
    return {
      sesiId: sesi?.id ?? null,
      status: dayState(sesi),
      dateWords: shortDate(sesi?.tanggal ?? core.today.value),
      counts,
      people,
      groups: attendedGroups(core, people.hadir),
      kader: presentKader(core, sesi),
      requests: people.usulan.length,
      missing: missing(people.tanpa_tinggi, people.belum_ditimbang),
      thanks: `${people.hadir.length} orang terlayani. Terima kasih, ${core.vault.value?.nama ?? ''}.`,
      shareText: shareText(core, counts),
    };
  });
}

function monthSets(core: Core): Sets {
  const { warga, penimbangan } = core.tables.value;
  const weighings = [...penimbangan.values()].filter((row) => row.dihitung).map(asIndicator);
  return skdn([...warga.values()].map(asPerson), weighings, monthOf(core.today.value));
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

type DaySets = Record<'hadir' | 'belum_ditimbang' | 'beri_tahu_bidan' | 'usulan', string[]>;

function daySets(core: Core, sesi: SesiRow | null): DaySets {
  const date = sesi?.tanggal ?? core.today.value;
  const { warga, penimbangan, usulan } = core.tables.value;
  const attended = sesi ? [...attendanceOf(core, sesi.id).values()] : [];
  const hadir = attended.filter((row) => row.hadir).map((row) => row.warga_id);
  const today = [...penimbangan.values()].filter((row) => row.dihitung && row.tanggal === date);
  const weighed = new Set(today.map((row) => row.warga_id));
  const waiting = hadir.filter((id) => {
    const row = warga.get(id);
    return row !== undefined && isWeighed(groupOf(row, date)) && !weighed.has(id);
  });
  const told = today.filter((row) => row.beri_tahu_bidan).map((row) => row.warga_id);
  const sent = [...usulan.values()].filter((row) => row.dikirim_tanggal === date);
  return {
    hadir: hadir.sort(),
    belum_ditimbang: waiting.sort(),
    beri_tahu_bidan: [...new Set(told)].sort(),
    usulan: sent.map((row) => row.id).sort(),
  };
}

function attendedGroups(core: Core, hadir: readonly string[]): RecapView['groups'] {
  const groups = hadir.flatMap((id) => {
    const row = core.tables.value.warga.get(id);
    return row ? [category(groupOf(row, core.today.value))] : [];
  });
  return [...EXPECTED, 'dewasa' as const]
    .map((group) => ({
      label: GROUP_LABEL[group],
      count: groups.filter((each) => each === group).length,
    }))
    .filter(({ count }) => count > 0);
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
function shareText(core: Core, counts: Readonly<Record<string, number>>): string {
  const name = core.posyandu.value?.nama ?? core.device.value?.posyandu_nama ?? 'Posyandu';
  const figures = ['S', 'K', 'D', 'N', 'T', 'O', 'B'].map((key) => `${key} ${counts[key] ?? 0}`);
  const day = shortDate(core.today.value);
  return `${name}, ${day}. Hadir ${counts.hadir ?? 0} orang. Balita: ${figures.join(', ')}.`;
}
