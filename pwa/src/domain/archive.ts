import { daysBetween, type IsoDate } from '../kernel/dates';
import type { Tables } from './rows';

/** So long a phone may take somebody out of the archive; equal to `simpul.warga.rules.may_restore`. */
export const RESTORE_DAYS = 30;

export function mayRestore(archived: IsoDate, on: IsoDate): boolean {
  return daysBetween(archived, on) <= RESTORE_DAYS;
}

/** The tables without who was registered by mistake and what was recorded for her: no list and no count knows her. */
export function withoutArchive(all: Tables): Tables {
  const gone = new Set([...all.warga.values()].flatMap((row) => (row.arsip_tanggal ? row.id : [])));
  if (gone.size === 0) return all;
  const about = <R extends { readonly warga_id: string | null }>(
    rows: ReadonlyMap<string, R>,
  ): ReadonlyMap<string, R> =>
    new Map([...rows].filter(([, { warga_id }]) => warga_id === null || !gone.has(warga_id)));
  return {
    ...all,
    warga: new Map([...all.warga].filter(([id]) => !gone.has(id))),
    kehadiran: about(all.kehadiran),
    penimbangan: about(all.penimbangan),
    kunjungan: about(all.kunjungan),
  };
}
