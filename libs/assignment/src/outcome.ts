import type { Assignment } from './assignment.js';

/** An option that a request was given. */
export interface Choice {
  readonly group: string;
  readonly slot: string;
  readonly label: string;
  readonly value: number;
}

/** What each request was given, the best first; requests by id, so that two outcomes can be compared as text. */
export function choicesOf(assignment: Assignment): Map<string, Choice[]> {
  const { instance } = assignment;
  const told = [...instance.requestIds.entries()].map(([request, id]): [string, Choice[]] => [
    id,
    Array.from(assignment.of(request))
      .toSorted((a, b) => instance.optionValue[b]! - instance.optionValue[a]! || a - b)
      .map((option) => ({
        group: instance.groupIds[instance.optionGroup[option]!]!,
        slot: instance.slotIds[instance.optionCell[option]! % instance.slotIds.length]!,
        label: instance.labels[instance.optionLabel[option]!]!,
        value: instance.optionValue[option]!,
      })),
  ]);
  return new Map(told.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/** What a group carries of what it can, by slot; null where there is no limit. */
export interface Load {
  readonly group: string;
  readonly slots: readonly { readonly slot: string; readonly used: number; readonly most: number }[];
  readonly used: number;
  readonly most: number | null;
  readonly amount: number;
  readonly amountMost: number | null;
}

/** The loads of all groups, by id. */
export function loadsOf({ instance, usage }: Assignment): Load[] {
  const { at, most, slotIds } = instance;
  const limit = (resource: number) => (most[resource] === Infinity ? null : most[resource]!);
  return instance.groupIds
    .map((group, position) => ({
      group,
      slots: slotIds
        .map((slot, each) => ({
          slot,
          used: usage[position * slotIds.length + each]!,
          most: most[position * slotIds.length + each]!,
        }))
        .filter((each) => each.most > 0),
      used: usage[at.group + position]!,
      most: limit(at.group + position),
      amount: usage[at.amount + position]!,
      amountMost: limit(at.amount + position),
    }))
    .toSorted((a, b) => (a.group < b.group ? -1 : 1));
}

/** How much less a request's best choice is worth to it than the best of all its options. */
export interface Loss {
  readonly request: string;
  readonly wished: number;
  readonly got: number;
}

/** The request that loses most against its first choice; undefined where none loses. Of equals the first by lot. */
export function largestLoss(assignment: Assignment): Loss | undefined {
  const { instance } = assignment;
  let worst: Loss | undefined;
  for (const [request, id] of instance.requestIds.entries()) {
    let wished = 0;
    for (let option = instance.start[request]!; option < instance.start[request + 1]!; option++)
      wished = Math.max(wished, instance.optionValue[option]!);
    let got = 0;
    for (const option of assignment.of(request)) got = Math.max(got, instance.optionValue[option]!);
    if (wished - got > (worst ? worst.wished - worst.got : 0)) worst = { request: id, wished, got };
  }
  return worst;
}
