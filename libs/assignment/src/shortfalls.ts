import { blockersOf, type Assignment } from './assignment.js';
import type { Instance } from './instance.js';

export const LIMIT_KINDS = [
  'SLOT_FULL',
  'AMOUNT_REACHED',
  'GROUP_REACHED',
  'GROUP_IN_CLASS_REACHED',
  'CLASS_REACHED',
] as const;
export type LimitKind = (typeof LIMIT_KINDS)[number];

/** A limit that stands in the way of an option, and by how much it would have to be wider. */
export interface Hindrance {
  readonly kind: LimitKind;
  readonly slot: string | null;
  readonly missing: number;
}

/** Why a request did not get all that it should: a certificate that anybody can check against the loads. */
export interface Shortfall {
  readonly request: string;
  /** How many choices it got, of how many it should have at least. */
  readonly has: number;
  readonly least: number;
  /** How many groups it could have a choice of at all. */
  readonly fitting: number;
  /** The option that needs the fewest limits widened; undefined where no further group fits at all. */
  readonly nearest:
    { readonly group: string; readonly label: string; readonly hindrances: readonly Hindrance[] } | undefined;
  /** For how many options each kind of limit stands in the way. */
  readonly counts: Readonly<Record<LimitKind, number>>;
}

/** The requests that have fewer choices than they should, each with what stands in the way of every further option. */
export function shortfallsOf(assignment: Assignment): Shortfall[] {
  const { instance } = assignment;
  const found: Shortfall[] = [];
  for (let request = 0; request < instance.requestIds.length; request++) {
    const least = Math.max(1, instance.leastOf[request]!);
    if (assignment.count[request]! < Math.min(least, instance.choicesOf[request]!))
      found.push(shortfallOf(assignment, request, least));
  }
  return found;
}

function shortfallOf(assignment: Assignment, request: number, least: number): Shortfall {
  const { instance } = assignment;
  const counts = {
    SLOT_FULL: 0,
    AMOUNT_REACHED: 0,
    GROUP_REACHED: 0,
    GROUP_IN_CLASS_REACHED: 0,
    CLASS_REACHED: 0,
  };
  const groups = new Set<number>();
  let nearest = { option: -1, blockers: [] as number[] };
  for (let option = instance.start[request]!; option < instance.start[request + 1]!; option++) {
    const group = instance.optionGroup[option]!;
    groups.add(group);
    if (assignment.has(request, group)) continue;
    const blockers = blockersOf(assignment, request, option);
    for (const each of blockers) counts[kindOf(instance, each)]++;
    const value = (at: number) => (at < 0 ? -1 : instance.optionValue[at]!);
    if (
      nearest.option < 0 ||
      blockers.length < nearest.blockers.length ||
      (blockers.length === nearest.blockers.length && value(option) > value(nearest.option))
    )
      nearest = { option, blockers };
  }
  return {
    request: instance.requestIds[request]!,
    has: assignment.count[request]!,
    least,
    fitting: groups.size,
    counts,
    nearest:
      nearest.option < 0
        ? undefined
        : {
            group: instance.groupIds[instance.optionGroup[nearest.option]!]!,
            label: instance.labels[instance.optionLabel[nearest.option]!]!,
            hindrances: nearest.blockers.map((each) => hindrance(assignment, request, each)),
          },
  };
}

function hindrance({ instance, usage }: Assignment, request: number, resource: number): Hindrance {
  const kind = kindOf(instance, resource);
  const takes = kind === 'AMOUNT_REACHED' ? instance.amountOf[request]! : 1;
  return {
    kind,
    slot: kind === 'SLOT_FULL' ? instance.slotIds[resource % instance.slotIds.length]! : null,
    missing: usage[resource]! + takes - instance.most[resource]!,
  };
}

function kindOf({ at }: Instance, resource: number): LimitKind {
  if (resource < at.amount) return 'SLOT_FULL';
  if (resource < at.group) return 'AMOUNT_REACHED';
  if (resource < at.pair) return 'GROUP_REACHED';
  return resource < at.class ? 'GROUP_IN_CLASS_REACHED' : 'CLASS_REACHED';
}
