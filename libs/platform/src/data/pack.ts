import { Utils, wrap } from '@mikro-orm/core';

/** Writes a value as JSON that keeps big integers and dates apart from text; what leads back to its owner is left out. */
export function pack(value: unknown, within: readonly object[] = []): unknown {
  if (typeof value === 'bigint') return { $bigint: String(value) };
  if (value instanceof Date) return { $date: value.toISOString() };
  if (value === null || typeof value !== 'object') return value ?? null;
  if (within.includes(value)) return null;
  const inner = (member: unknown) => pack(member, [...within, value]);
  if (Array.isArray(value)) return value.map(inner);
  if (Utils.isCollection(value)) return value.isInitialized() ? value.getItems().map(inner) : null;
  const names = Utils.isEntity(value)
    ? wrap(value, true).__meta.props.map(({ name }) => String(name))
    : Object.keys(value);
  return Object.fromEntries(names.map((name) => [name, inner((value as Record<string, unknown>)[name])]));
}

export function unpack(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unpack);
  if (value === null || typeof value !== 'object') return value;
  if ('$bigint' in value) return BigInt(String(value.$bigint));
  if ('$date' in value) return new Date(String(value.$date));
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, unpack(member)]));
}
