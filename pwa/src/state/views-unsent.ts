import { computed, type ReadonlySignal } from '@preact/signals-core';

import { agoWords, describe } from '../domain/words';
import { STATE } from '../store/db';
import type { StoredOperation } from '../store/journal';
import { WAITS } from '../store/verdicts';
import { UNKNOWN_PHONE } from '../sync/enrol';
import type { UnsentItem, UnsentView } from './contract';
import type { Core } from './core';
import { sentence } from './sentences';
import { author, lastSentWords, timeOf } from './views-send';

const UNSENT_STATE = {
  [STATE.unsent]: 'menunggu_kirim',
  [STATE.waiting]: 'menunggu_data_lain',
  [STATE.quarantined]: 'diperiksa_desa',
} as const;

/** An envelope says nothing of its content, so neither does its size. */
const SEALED_BYTES = 400;
const REFUSED = 'operasi.ditolak_desa';

/** K-18: what lies on this phone only, and what the village has and cannot count yet. */
export function unsentView(core: Core): ReadonlySignal<UnsentView> {
  return computed(() => {
    const held = core.operations.value.filter(({ record }) => record.state in UNSENT_STATE);
    const open = held.filter(({ operation }) => operation !== null);
    const sealed = held.filter(({ operation }) => operation === null);
    return {
      items: [...open.map((stored) => itemOf(core, stored)), ...sealedItem(core, sealed)],
      photos: core.photoCount.value,
      sending: core.sending.value,
      lastSentWords: lastSentWords(core),
      carriedWords: carriedWords(core),
      note: noteWords(core),
      mustReenrol: mustReenrol(core),
    };
  });
}

function itemOf(core: Core, stored: StoredOperation): UnsentItem {
  const { record, operation } = stored;
  const scene = { tables: core.known.value, catalog: core.catalog.value };
  const refused = record.reason?.code === REFUSED;
  return {
    operationId: record.id,
    words: describe(operation, scene),
    who: author(core, stored),
    time: timeOf(core, stored),
    sizeWords: sizeWords(record.cipher?.length ?? SEALED_BYTES),
    state: refused ? 'ditolak_desa' : UNSENT_STATE[record.state as keyof typeof UNSENT_STATE],
    reason: reasonWords(core, record.reason),
  };
}

/** Sealed reports stand there as one item: how many there are is told to nobody (R55). */
function sealedItem(core: Core, sealed: readonly StoredOperation[]): UnsentItem[] {
  const waits = sealed.find(({ record }) => record.state === STATE.unsent);
  const [first] = waits ? [waits] : sealed;
  if (!first) return [];
  return [{ ...itemOf(core, first), sizeWords: '', time: '' }];
}

function sizeWords(bytes: number): string {
  return `${Math.max(1, Math.round(bytes / 1000))} kB`;
}

function carriedWords(core: Core): string {
  const at = core.carriedMs.value;
  return at === null ? '' : agoWords(core.now.value - at);
}

function mustReenrol(core: Core): boolean {
  const { deviceStatus, trouble } = core;
  return (
    deviceStatus.value === 'aktifkan_ulang' || UNKNOWN_PHONE.includes(trouble.value?.code ?? '')
  );
}

/** Why sending waits, in words; a phone that must be enrolled again says so before anything else. */
function noteWords(core: Core): string {
  if (core.deviceStatus.value === 'aktifkan_ulang') {
    return sentence({ code: 'operasi.nomor_urut_ganda', params: {} });
  }
  if (core.trouble.value) return sentence(core.trouble.value);
  const jumlah = core.lostCount.value;
  return jumlah > 0 ? sentence({ code: 'kirim.hilang', params: { jumlah } }) : '';
}

function reasonWords(core: Core, reason: StoredOperation['record']['reason']): string {
  if (!reason) return '';
  const { code, params } = reason;
  if (code !== WAITS) return sentence({ code, params: params as Record<string, string | number> });
  const ids = (params['ids'] ?? []) as readonly string[];
  const what = new Set(ids.map((id) => awaited(core, id)));
  return sentence({ code, params: { apa: [...what].join(' dan ') } });
}

/** What an id stands for, as far as this phone knows: a person or family it saved, or its own earlier records. */
function awaited(core: Core, id: string): string {
  const { warga, keluarga } = core.tables.value;
  if (id === core.device.value?.device_id) return 'catatan HP ini yang lebih dulu';
  const name = warga.get(id)?.nama;
  if (name) return `data ${name}`;
  const head = keluarga.get(id)?.kepala_nama;
  return head ? `data keluarga ${head}` : 'catatan lain';
}
