import type { CapacityQuery } from '../gql/graphql.js';

export type Month = CapacityQuery['capacity'][number];

const SHANGHAI_MS = 8 * 3_600_000;

/** A month and those that follow, YYYY-MM, from the one that an instant lies in at Asia/Shanghai. */
export function monthsFrom(now: string, count: number): string[] {
  const [year, month] = new Date(Date.parse(now) + SHANGHAI_MS).toISOString().split('-').map(Number);
  return Array.from({ length: count }, (_, ahead) => {
    const index = year! * 12 + month! - 1 + ahead;
    return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
  });
}

/** What a month says of itself: that nobody offers anything, that it is full, or that there is room. */
export function stateOf({ declared, catalogue, projects }: Month): 'NOTHING' | 'FULL' | 'ROOM' {
  if (projects > 0) return 'ROOM';
  return declared === null && catalogue === 0 ? 'NOTHING' : 'FULL';
}
