import type { EntityClass, EntityMetadata, EntityProperty } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { EventType } from './outbox.js';

/** A value as events carry it: moments and sums are text. */
type Told<V> = V extends Date | bigint ? string : V;
/** Columns of a copy, those of its key among them, as an event tells them. */
type Columns<E> = { readonly [P in keyof E]?: Told<E[P]> | undefined };

interface Fact<E> {
  readonly columns: (data: never) => Columns<E>;
  /** What is compared: an event that is older by this column than what the copy holds is passed over. */
  readonly order: keyof E & string;
  /** It is enough to know of the thing; other events add to what is known. */
  readonly brings: boolean;
  /** Columns that stay as they were brought first. */
  readonly fixed: readonly string[];
}

/**
 * A copy of what another room owns, declared by the events that tell of it. Each event names the columns that it tells and
 * the one that says how new it is; many are taken in by one statement, and neither a repetition nor a late arrival does
 * harm.
 */
export class Copy<E extends object> {
  private readonly facts = new Map<string, Fact<E>>();

  constructor(private readonly entity: EntityClass<E>) {}

  /**
   * An event that brings the thing, or brings it anew.
   * @param fixed columns that stay as they were brought first: the service needs no right to update them
   */
  broughtBy<T extends object>(
    event: EventType<T>,
    order: keyof E & string,
    columns: (data: T) => Columns<E>,
    fixed: readonly (keyof E & string)[] = [],
  ): this {
    this.facts.set(event.type, { columns, order, brings: true, fixed });
    return this;
  }

  /** An event that changes or ends a thing that was brought before: an earlier event of the same subject brought it. */
  changedBy<T extends object>(
    event: EventType<T>,
    order: keyof E & string,
    columns: (data: T) => Columns<E>,
  ): this {
    this.facts.set(event.type, { columns, order, brings: false, fixed: [] });
    return this;
  }

  /** Takes in events of one type, in their order, in the caller's transaction. */
  async take<T extends object>(em: EntityManager, event: EventType<T>, events: readonly T[]): Promise<void> {
    const fact = this.facts.get(event.type);
    if (!fact) throw new Error(`${this.entity.name} is not declared to be told of by ${event.type}`);
    const meta = em.getMetadata().get(this.entity);
    const rows = newest(
      events.map((data) => fact.columns(data as never)),
      keyOf(meta).name as keyof E,
      fact.order,
    );
    if (rows.length === 0) return;
    const [known] = await em.execute<{ missing: number }[]>(statementOf(meta, fact, rows[0]!), [
      JSON.stringify(rows),
    ]);
    if (known!.missing > 0)
      throw new Error(`${event.type} changes a ${this.entity.name} that no event has brought`);
  }
}

export function copyOf<E extends object>(entity: EntityClass<E>): Copy<E> {
  return new Copy(entity);
}

/** One row for each thing, since a statement can write it once: the newest, and of equally new ones the last. */
function newest<E>(rows: readonly Columns<E>[], key: keyof E, order: keyof E): Columns<E>[] {
  const byKey = new Map<unknown, Columns<E>>();
  for (const row of rows) {
    const known = byKey.get(row[key]);
    if (!known || isAsNew(row[order], known[order])) byKey.set(row[key], row);
  }
  return [...byKey.values()];
}

/** As SQL compares: what has no order yet gives way, and does not take the place of what has one. */
function isAsNew(value: unknown, known: unknown): boolean {
  const [one, other] = [placeOf(value), placeOf(known)];
  return other === null || (one !== null && one >= other);
}

/** Where a version or a moment, which events carry as text, stands; null when there is none. */
function placeOf(told: unknown): number | null {
  if (typeof told === 'number') return told;
  return typeof told === 'string' ? Date.parse(told) : null;
}

function statementOf<E>(meta: EntityMetadata<E>, { order, brings, fixed }: Fact<E>, row: Columns<E>): string {
  const properties = Object.keys(row).map((name) => meta.properties[name as keyof typeof meta.properties]);
  const key = columnOf(keyOf(meta));
  const columns = properties.map((property) => columnOf(property as EntityProperty));
  const newer = columnOf(meta.properties[order as keyof typeof meta.properties] as EntityProperty);
  const set = properties
    .filter(({ name }) => name !== keyOf(meta).name && !fixed.includes(name))
    .map((property) => columnOf(property as EntityProperty))
    .map((column) => `${column} = fact.${column}`);
  const isNewer = `(held.${newer} is null or fact.${newer} >= held.${newer})`;
  const facts = `jsonb_to_recordset(cast(? as jsonb)) as fact (${properties
    .map((property) => `"${property.name}" ${typeOf(property as EntityProperty)}`)
    .join(', ')})`;
  const select = properties
    .map((property) => `"${property.name}" as ${columnOf(property as EntityProperty)}`)
    .join(', ');
  // In the order of the keys, so that two that write the same rows wait for each other instead of both failing.
  const told = `with fact as (select ${select} from ${facts} order by "${keyOf(meta).name}")`;
  const table = `"${meta.tableName}"`;
  return brings
    ? `${told}, written as (
         insert into ${table} as held (${columns.join(', ')}) select ${columns.join(', ')} from fact
         on conflict (${key}) do update set ${set.join(', ').replaceAll('fact.', 'excluded.')}
         where ${isNewer.replaceAll('fact.', 'excluded.')})
       select 0 as missing`
    : `${told}, written as (
         update ${table} held set ${set.join(', ')} from fact where held.${key} = fact.${key} and ${isNewer})
       select count(*)::int as missing from fact
        where not exists (select 1 from ${table} held where held.${key} = fact.${key})`;
}

function keyOf<E>(meta: EntityMetadata<E>): EntityProperty {
  return meta.getPrimaryProps()[0] as EntityProperty;
}

function columnOf(property: EntityProperty): string {
  return `"${property.fieldNames[0]}"`;
}

function typeOf(property: EntityProperty): string {
  return property.columnTypes[0]!;
}
