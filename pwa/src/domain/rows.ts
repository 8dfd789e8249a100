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

/** The tables after a pulled page; entities it does not name are shared. */
export function mergePage(
  tables: Tables,
  rows: Readonly<Record<string, readonly { readonly id: string }[]>>,
  gone: Readonly<Record<string, readonly string[]>>,
): Tables {
  const next: Partial<Record<Entity, Map<string, unknown>>> = {};
  for (const entity of ENTITIES) {
    const [put, taken] = [rows[entity] ?? [], gone[entity] ?? []];
    if (put.length + taken.length === 0) continue;
    const table = new Map<string, unknown>(tables[entity] as ReadonlyMap<string, unknown>);
    for (const id of taken) table.delete(id);
    for (const row of put) table.set(row.id, row);
    next[entity] = table;
  }
  return { ...tables, ...next } as Tables;
}
