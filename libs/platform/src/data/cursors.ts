import type { EntityMetadata, FindOptions, FilterQuery, OrderDefinition } from '@mikro-orm/core';
import { Cursor } from '@mikro-orm/core';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import { DomainError, isDay, isId } from '#libs/kernel';

/** What stands at a place of a cursor, by the column that the list is sorted by. */
export type CursorPart = 'id' | 'moment' | 'day' | 'whole' | 'text';

const FITS: Readonly<Record<CursorPart, (value: unknown) => boolean>> = {
  id: isId,
  // As JSON writes a date; what the ORM wrote itself has no other form.
  moment: (value) => typeof value === 'string' && new Date(value).toJSON() === value,
  day: (value) => typeof value === 'string' && isDay(value),
  whole: (value) => Number.isSafeInteger(value) || (typeof value === 'string' && /^-?\d{1,18}$/.test(value)),
  text: (value) => typeof value === 'string' && !value.includes('\0'),
};

/** The cursor of a row of a plain statement: the values that the list is sorted by. */
export function cursorOf(values: readonly (string | number)[]): string {
  return Cursor.encode(values as unknown[]);
}

/**
 * Reads a cursor that a caller sent back.
 * @param parts what stands at each place
 * @throws DomainError CURSOR_FORMAT when this list can not have given it out
 */
export function readCursor(cursor: string, parts: readonly (CursorPart | undefined)[]): unknown[] {
  const values = decoded(cursor);
  const fits =
    Array.isArray(values) &&
    values.length === parts.length &&
    values.every((value, i) => {
      const part = parts[i];
      return value === null || !part || FITS[part](value);
    });
  if (!fits) throw new DomainError('CURSOR_FORMAT');
  return values;
}

function decoded(cursor: string): unknown {
  try {
    return Cursor.decode(cursor);
  } catch {
    throw new DomainError('CURSOR_FORMAT');
  }
}

/**
 * The driver, which looks at a page cursor before it builds a statement from it. MikroORM alone takes a cursor of the
 * wrong length for the first page, and lets the database find out that a value does not fit its column.
 */
export class CursorCheckingDriver extends PostgreSqlDriver {
  protected override processCursorOptions<T extends object, P extends string>(
    meta: EntityMetadata<T>,
    // oxlint-disable-next-line typescript/no-explicit-any -- as the driver declares it
    options: FindOptions<T, P, any, any>,
    orderBy: OrderDefinition<T>,
  ): { orderBy: OrderDefinition<T>[]; where: FilterQuery<T> } {
    if (typeof options.after === 'string') {
      const columns = Cursor.getDefinition(meta, orderBy).map(([name]) => meta.properties[name]);
      readCursor(options.after, columns.map(partOf));
    }
    return super.processCursorOptions(meta, options, orderBy);
  }
}

function partOf(
  column: { readonly runtimeType?: string; readonly type?: string } | undefined,
): CursorPart | undefined {
  switch (column?.type) {
    case 'uuid':
      return 'id';
    case 'datetime':
      return 'moment';
    case 'date':
      return 'day';
    case 'integer':
    case 'bigint':
      return 'whole';
    default:
      return column?.runtimeType === 'string' ? 'text' : undefined;
  }
}
