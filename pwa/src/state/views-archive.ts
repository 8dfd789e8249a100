import { computed, type ReadonlySignal } from '@preact/signals-core';

import { mayRestore } from '../domain/archive';
import type { WargaRow } from '../domain/contracts.generated';
import { shortDate } from '../kernel/dates';
import type { ArchivedPerson } from './contract';
import type { Core } from './core';

export function archiveView(core: Core): ReadonlySignal<readonly ArchivedPerson[]> {
  return computed(() =>
    [...core.known.value.warga.values()]
      .flatMap((row) => {
        const since = row.arsip_tanggal;
        return since && mayRestore(since, core.today.value) ? [{ row, since }] : [];
      })
      .sort((a, b) => (a.since + a.row.nama < b.since + b.row.nama ? 1 : -1))
      .map(({ row, since }) => ({
        wargaId: row.id,
        nama: row.nama,
        words: [shortDate(since), ...whoAndWhy(row)].join(', '),
      })),
  );
}

/** The last line of her history is the one that put her away, unless her data were corrected since. */
function whoAndWhy({ riwayat = [] }: WargaRow): readonly unknown[] {
  const line = riwayat.findLast(
    ({ baru }) => (baru as { status?: string }).status === 'diarsipkan',
  );
  return [line?.oleh, line?.alasan].filter((words) => typeof words === 'string' && words !== '');
}
