import { computed, type ReadonlySignal } from '@preact/signals-core';

import { ageWords } from '../domain/lifecycle';
import { checkNik, decodeNik, digitsOf, groupNik } from '../domain/nik';
import { firstAnswerDeadline } from '../domain/workdays';
import {
  addMonths,
  completedMonths,
  isDate,
  isoDate,
  longDate,
  monthOf,
  parts,
  shortDate,
} from '../kernel/dates';
import { fail, type Failure, ok, type Result } from '../kernel/result';
import { triesLeft, waitSeconds } from '../store/keys';
import type {
  DayLink,
  HomeView,
  LockView,
  NewsItem,
  NikHelp,
  QueueView,
  RequestRow,
  SettingsView,
  VisitRow,
} from './contract';
import type { Core } from './core';
import { chairOf, recentSesi } from './day';
import { firstAnswerWords } from './request-words';
import { sentence } from './sentences';
import { isOutdated, mayUpdate } from './update';
import { lastSentWords } from './views-send';

/** Below this a photo or two may fill the phone: said early, in words. */
const LITTLE_ROOM_MB = 50;

export function lockView(core: Core): ReadonlySignal<LockView> {
  return computed(() => {
    const now = core.now.value;
    const kader = core.kader.value;
    const tried = kader.find((each) => each.akunId === core.triedBy.value);
    return {
      posyandu: core.device.value?.posyandu_nama ?? '',
      kader: kader.map((each) => ({
        akunId: each.akunId,
        nama: each.nama,
        waitSeconds: waitSeconds(each, now),
        triesLeft: triesLeft(each),
        // Until the server has heard of it there is nothing to read out.
        reset: each.reset?.check ? each.reset : null,
      })),
      waitSeconds: tried ? waitSeconds(tried, now) : 0,
      triesLeft: tried ? triesLeft(tried) : 5,
      unsent: core.unsentCount.value,
      photos: core.photoCount.value,
      unlocked: core.vault.value !== null,
    };
  });
}

export interface HomeParts {
  readonly queue: ReadonlySignal<QueueView>;
  readonly requests: ReadonlySignal<readonly RequestRow[]>;
  readonly visits: ReadonlySignal<readonly VisitRow[]>;
  readonly news: ReadonlySignal<readonly NewsItem[]>;
  /** Set when even a draft found no room. */
  readonly full: ReadonlySignal<Failure | null>;
}

export function homeView(core: Core, more: HomeParts): ReadonlySignal<HomeView> {
  return computed(() => {
    const today = core.today.value;
    return {
      posyandu: core.posyandu.value,
      kaderNama: core.vault.value?.nama ?? '',
      onBehalf: core.actorName(core.onBehalf.value),
      greeting: `Selamat ${partOfDay(core)}`,
      online: core.ports.online.value,
      unsent: core.unsentCount.value,
      lastSentWords: lastSentWords(core),
      today,
      todayWords: shortDate(today),
      day: more.queue.value.status,
      leftOpen: leftOpen(core),
      chair: chairOf(core),
      akunId: core.vault.value?.akunId ?? '',
      expected: more.queue.value.expected,
      usulanNeedsMe: more.requests.value.filter((row) => row.needsMe).length,
      visitsDue: more.visits.value.length,
      news: more.news.value.find((item) => !item.read) ?? null,
      storageWarning: more.full.value ?? storageWarning(core),
      askDate: core.askDate.value,
    };
  });
}

/** The day that nobody closed; today's own is on the card. */
function leftOpen(core: Core): DayLink | null {
  const today = core.today.value;
  const found = recentSesi(core).find((day) => day.status === 'buka' && day.tanggal < today);
  return found ? { sesiId: found.id, words: shortDate(found.tanggal) } : null;
}

function partOfDay(core: Core): string {
  const shift = { WIB: 7, WITA: 8, WIT: 9 }[core.zone.value];
  const hour = new Date(core.now.value + shift * 3_600_000).getUTCHours();
  if (hour < 11) return 'pagi';
  if (hour < 15) return 'siang';
  return hour < 18 ? 'sore' : 'malam';
}

function storageWarning(core: Core): Failure | null {
  const free = core.storageFreeMb.value;
  if (free === null || free >= LITTLE_ROOM_MB) return null;
  return { code: 'simpan.hampir_penuh', params: { sisa: Math.round(free) } };
}

export function settingsView(core: Core): ReadonlySignal<SettingsView> {
  return computed(() => ({
    settings: core.settings.value,
    persisted: core.persisted.value,
    freeMb: core.storageFreeMb.value,
    version: core.ports.appVersion,
    catalogVersion: core.catalog.value.version,
    updateReady: core.ports.updateReady.value,
    updateNow: core.ports.updateReady.value && mayUpdate(core),
    outdated: isOutdated(core) ? sentence({ code: 'hp.versi_lama', params: {} }) : '',
    deviceLetter: core.device.value?.device_letter ?? '',
    emergency: (core.posyandu.value?.nomor_darurat ?? []).map((each) => ({
      nama: each.nama ?? each.name ?? '',
      nomor: each.nomor ?? each.number ?? '',
    })),
  }));
}

/** Eight digits `14082024` as "14 Agustus 2024, 14 bulan" (F2). */
export function birthDate(core: Core, digits: string): Result<{ date: string; words: string }> {
  const bare = digits.replace(/\D/g, '');
  if (bare.length !== 8) return fail('warga.tanggal_delapan_angka');
  const [day, month, year] = [bare.slice(0, 2), bare.slice(2, 4), bare.slice(4)].map(Number);
  const date = isoDate(year ?? 0, month ?? 0, day ?? 0);
  const today = core.today.value;
  if (!isDate(date)) return fail('warga.tanggal_tidak_ada');
  if (date > today) return fail('warga.lahir_di_depan', { tanggal: longDate(date) });
  if (completedMonths(date, today) > 120 * 12) {
    return fail('warga.lahir_terlalu_lama', { tanggal: longDate(date) });
  }
  return ok({ date, words: `${longDate(date)}, ${ageWords(date, today)}` });
}

/** "kira-kira 13 bulan": the middle of that month of life, never in the future. */
export function birthDateAbout(core: Core, months: number): string {
  const { day } = parts(core.today.value);
  const { year, month } = parts(addMonths(monthOf(core.today.value), -months));
  return isoDate(year, month, Math.min(day, 28));
}

export function nikHelp(typed: string, birth: string | null, sex: 'L' | 'P' | null): NikHelp {
  const nik = digitsOf(typed);
  const read = decodeNik(nik);
  const words = read
    ? `${read.day}-${read.month}-${String(read.year).padStart(2, '0')}, ${read.jenisKelamin === 'P' ? 'perempuan' : 'laki-laki'}`
    : '';
  const [first] = nik === '' ? [] : checkNik(nik, birth, sex);
  const params: Failure['params'] = birth === null ? {} : { tanggal: longDate(birth) };
  const warning = first === undefined ? null : { code: `warga.${first}`, params };
  return { grouped: groupNik(nik), words, warning };
}

/** First-answer date that a new request would get now; an estimate until the server has it. */
export function deadlinePreview(core: Core, layananId: string): string {
  const days = core.catalog.value.line(layananId)?.deadlineDays ?? null;
  if (days === null) return '';
  const last = firstAnswerDeadline(core.today.value, days, core.holidays.value);
  return firstAnswerWords(last, core.catalog.value.deadlineLabel, true);
}
