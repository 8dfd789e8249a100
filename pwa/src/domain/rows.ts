import type { Rows } from './contracts.generated';

export type Entity = keyof Rows;

/** Ids of every entity the phone keeps, in the order rows are read and shown. */
export const ENTITIES = [
  'posyandu',
  'kader',
  'keluarga',
  'warga',
  'sesi',
  'kehadiran',
  'penimbangan',
  'kunjungan',
  'usulan',
  'laporan',
] as const satisfies readonly Entity[];

/** Everything this phone knows of its posyandu, by entity and id. Never changed in place. */
export type Tables = { readonly [E in Entity]: ReadonlyMap<string, Rows[E]> };

export function emptyTables(): Tables {
  return Object.fromEntries(ENTITIES.map((entity) => [entity, new Map()])) as unknown as Tables;
}

export function isEntity(name: string): name is Entity {
  return (ENTITIES as readonly string[]).includes(name);
}

/** The tables with one row put in; the other entities are shared. */
export function withRow<E extends Entity>(tables: Tables, entity: E, row: Rows[E]): Tables {
  const changed = new Map<string, Rows[E]>(tables[entity]);
  changed.set(row.id, row);
  return { ...tables, [entity]: changed };
}
