import { computed, type ReadonlySignal } from '@preact/signals-core';

import type { LaporanRow, UsulanRow } from '../domain/contracts.generated';
import { agoWords, describe } from '../domain/words';
import { localDate, localTime, monthName, shortDate } from '../kernel/dates';
import { STATE, type OperationState } from '../store/db';
import type { StoredOperation } from '../store/journal';
import type { NewsItem, RequestRow, RequestView, SendState, TodayItem } from './contract';
import type { Core } from './core';
import { answerWords, deadlineWords, statusWords } from './request-words';

const SEND_STATE: Record<OperationState, SendState> = {
  [STATE.unsent]: 'di_hp',
  [STATE.waiting]: 'terkirim',
  [STATE.quarantined]: 'diperiksa',
  [STATE.accepted]: 'diterima',
  [STATE.settled]: 'diterima',
};

/** The name of who recorded it; a sealed report does not even say that. */
export function author(core: Core, { operation }: StoredOperation): string {
  return operation ? core.author(operation) : '';
}

export function timeOf(core: Core, { record }: StoredOperation): string {
  const zone = core.zone.value;
  const date = localDate(record.at, zone);
  const time = localTime(record.at, zone);
  return date === core.today.value ? time : `${shortDate(date)} ${time}`;
}

/** "10 menit lalu", or nothing when this phone never sent. */
export function lastSentWords(core: Core): string {
  const at = core.lastSentMs.value;
  return at === null ? '' : agoWords(core.now.value - at);
}

/** Riwayat hari ini, newest first (R23). */
export function todayItems(core: Core): ReadonlySignal<readonly TodayItem[]> {
  return computed(() => {
    const scene = { tables: core.known.value, catalog: core.catalog.value };
    const day = localDate(core.now.value, core.zone.value);
    return (
      core.operations.value
        // A sealed report stands in no list but the count of what is unsent (R55).
        .filter(({ operation }) => operation !== null)
        .filter(({ record }) => localDate(record.at, core.zone.value) === day)
        .map((stored) => ({
          operationId: stored.record.id,
          words: describe(stored.operation, scene),
          who: author(core, stored),
          time: timeOf(core, stored),
          sendState: SEND_STATE[stored.record.state],
        }))
        .reverse()
    );
  });
}

/** Send state of each request by its id: that of its last own operation. */
function requestStates(core: Core): ReadonlyMap<string, SendState> {
  const states = new Map<string, SendState>();
  for (const { record, operation } of core.operations.value) {
    const payload = operation?.payload as { usulan_id?: string } | undefined;
    if (payload?.usulan_id) states.set(payload.usulan_id, SEND_STATE[record.state]);
  }
  return states;
}

export function requestRows(core: Core): ReadonlySignal<readonly RequestRow[]> {
  return computed(() => {
    const states = requestStates(core);
    const rows = [...core.tables.value.usulan.values()].map((row) =>
      requestRow(core, row, states.get(row.id) ?? 'diterima'),
    );
    const order = (row: RequestRow): number => (row.needsMe ? 0 : row.status === 'ditutup' ? 2 : 1);
    return rows.sort((a, b) => order(a) - order(b) || (a.nomor < b.nomor ? 1 : -1));
  });
}

function requestRow(core: Core, row: UsulanRow, sendState: SendState): RequestRow {
  const catalog = core.catalog.value;
  const documents = Object.values(row.berkas);
  const title = catalog.line(row.layanan_id)?.title ?? 'Usulan';
  const who = row.warga_id ? core.known.value.warga.get(row.warga_id)?.nama : row.tempat;
  return {
    usulanId: row.id,
    nomor: row.nomor,
    title: who ? `${title} · ${who}` : title,
    bidang: row.bidang,
    statusWords: statusWords(
      row,
      sendState === 'di_hp' && row.n === 0,
      core.posyandu.value?.label_desa ?? 'desa',
    ),
    status: row.status,
    sendState,
    deadlineWords: deadlineWords(row, catalog.deadlineLabel, row.n === 0),
    needsMe: row.status === 'dikembalikan',
    lastAnswer: answerWords(row, catalog),
    documents: { there: documents.filter(Boolean).length, all: documents.length },
  };
}

interface Step {
  readonly id: string;
  readonly saat: string;
  readonly kalimat: string;
}

function steps(row: UsulanRow): readonly Step[] {
  return row.riwayat as unknown as readonly Step[];
}

export function requestView(
  core: Core,
  rows: readonly RequestRow[],
  usulanId: string,
): RequestView | null {
  const usulan = core.tables.value.usulan.get(usulanId);
  const row = rows.find((each) => each.usulanId === usulanId);
  if (!usulan || !row) return null;
  const news = steps(usulan).map(({ kalimat, saat }) => ({
    words: kalimat,
    dateWords: dateWords(core, saat),
  }));
  const linkedTo = usulan.warga_id ?? '';
  return { ...row, usulan, news, linkedTo, shareText: shareText(core, row) };
}

function dateWords(core: Core, moment: string): string {
  return shortDate(localDate(Date.parse(moment), core.zone.value));
}

/** A neighbour who reads "Trantibumlinmas" can guess the rest: nothing of that field is shared (F3). */
const NEVER_SHARED = 'trantibumlinmas';

/** Number, field, state and deadline: no name, no case and no free words of anybody (R47). */
function shareText(core: Core, row: RequestRow): string {
  if (row.bidang === NEVER_SHARED) return '';
  const field = core.catalog.value.bidangName(row.bidang);
  const parts = [`Usulan ${row.nomor}, ${field}`, row.statusWords, row.deadlineWords];
  return parts
    .filter(Boolean)
    .map((part) => `${part}.`)
    .join(' ')
    .slice(0, 700);
}

/** K-20: what the village and the agencies answered, unread first, newest first. */
export function newsItems(core: Core): ReadonlySignal<readonly NewsItem[]> {
  return computed(() => {
    const read = core.readNews.value;
    const { usulan, laporan } = core.tables.value;
    const answers = [...usulan.values()].flatMap((row) =>
      steps(row).map((step) => ({ row, step })),
    );
    const items = answers.map(({ row, step }) => ({
      saat: step.saat,
      item: requestNews(core, row, step, read.has(step.id)),
    }));
    const reports = [...laporan.values()].flatMap((row) => reportNews(row, read));
    return [...items, ...reports]
      .sort((a, b) => Number(a.item.read) - Number(b.item.read) || (a.saat < b.saat ? 1 : -1))
      .map(({ item }) => item);
  });
}

function requestNews(core: Core, row: UsulanRow, step: Step, read: boolean): NewsItem {
  return {
    id: step.id,
    words: step.kalimat,
    title: core.catalog.value.line(row.layanan_id)?.title ?? row.nomor,
    dateWords: dateWords(core, step.saat),
    usulanId: row.id,
    read,
  };
}

/** A report that the village sent back, with what it asks for. */
function reportNews(
  row: LaporanRow,
  read: ReadonlySet<string>,
): { saat: string; item: NewsItem }[] {
  const id = `${row.id}:${row.n}`;
  const month = monthName(row.bulan);
  const words =
    row.status === 'disetujui'
      ? `Laporan ${month} sudah disetujui.`
      : `Laporan ${month} dikembalikan: ${row.pesan ?? ''}`;
  const item = { id, words, title: `Laporan ${month}`, dateWords: month, usulanId: '' };
  return [{ saat: row.bulan, item: { ...item, read: read.has(id) } }];
}
