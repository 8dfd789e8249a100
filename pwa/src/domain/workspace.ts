import type { Rows } from './contracts.generated';
import type { Entity, Tables } from './rows';

/** Tables being changed: an entity is copied at its first change, so the tables before stay as they were. */
export class Workspace {
  private readonly before: Tables;
  private readonly changed: { [E in Entity]?: Map<string, Rows[E]> } = {};

  constructor(before: Tables) {
    this.before = before;
  }

  get<E extends Entity>(entity: E, id: string): Rows[E] | undefined {
    return this.table(entity).get(id);
  }

  all<E extends Entity>(entity: E): Iterable<Rows[E]> {
    return this.table(entity).values();
  }

  put<E extends Entity>(entity: E, row: Rows[E]): void {
    this.writable(entity).set(row.id, row);
  }

  /** Changes fields of a row; a row that is not here (yet) is left alone. */
  edit<E extends Entity>(entity: E, id: string, change: Partial<Rows[E]>): void {
    const row = this.get(entity, id);
    if (row) this.put(entity, { ...row, ...change });
  }

  remove(entity: Entity, id: string): void {
    this.writable(entity).delete(id);
  }

  result(): Tables {
    return { ...this.before, ...this.changed };
  }

  private table<E extends Entity>(entity: E): ReadonlyMap<string, Rows[E]> {
    return this.changed[entity] ?? this.before[entity];
  }

  private writable<E extends Entity>(entity: E): Map<string, Rows[E]> {
    const known = this.changed[entity];
    if (known) return known;
    const copy = new Map<string, Rows[E]>(this.before[entity]);
    (this.changed as Record<Entity, unknown>)[entity] = copy;
    return copy;
  }
}
