import type { Fen } from '#libs/kernel';
import type { Machines, StoredContent } from '../need/need-content.js';

/** What members have together: the machines by kind and protocol, most first, and the budgets to be added up. */
export function togetherOf(members: readonly StoredContent[]): {
  readonly machines: Machines[];
  readonly budgetsToFen: Fen[];
} {
  const counts = new Map<string, Machines>();
  for (const { kind, count, protocol } of members.flatMap(({ machines }) => machines ?? [])) {
    const key = JSON.stringify([kind, protocol]);
    counts.set(key, { kind, protocol, count: (counts.get(key)?.count ?? 0) + count });
  }
  return {
    machines: [...counts.values()].toSorted((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1)),
    budgetsToFen: members.map(({ budgetToFen }) => BigInt(budgetToFen ?? 0)),
  };
}
