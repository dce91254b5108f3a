import { Assignment } from './assignment.js';
import type { Instance } from './instance.js';

/**
 * What would have come of serving requests one after the other: each takes the best options that are left to it.
 * @param order the ids of the requests, the first first
 */
export function firstCome(instance: Instance, order: readonly string[]): Assignment {
  const assignment = new Assignment(instance);
  const positions = new Map(instance.requestIds.map((id, position) => [id, position]));
  for (const id of order) {
    const request = positions.get(id);
    if (request === undefined) throw new RangeError(`request ${id} is not in the problem`);
    const options = Int32Array.from(
      { length: instance.start[request + 1]! - instance.start[request]! },
      (_, each) => instance.start[request]! + each,
    ).toSorted((a, b) => instance.optionValue[b]! - instance.optionValue[a]! || a - b);
    for (const option of options) giveIfPossible(assignment, request, option);
  }
  return assignment;
}

/** What would have come of giving out the best of all options first, then the next best. */
export function greedy(instance: Instance): Assignment {
  const assignment = new Assignment(instance);
  const requestOf = new Int32Array(instance.optionValue.length);
  for (let request = 0; request < instance.requestIds.length; request++)
    requestOf.fill(request, instance.start[request], instance.start[request + 1]);
  const order = Int32Array.from(requestOf.keys()).toSorted(
    (a, b) => instance.optionValue[b]! - instance.optionValue[a]! || a - b,
  );
  for (const option of order) giveIfPossible(assignment, requestOf[option]!, option);
  return assignment;
}

function giveIfPossible(assignment: Assignment, request: number, option: number): void {
  if (!assignment.wants(request) || assignment.has(request, assignment.instance.optionGroup[option]!)) return;
  if (assignment.fits(request, option)) assignment.give(request, option);
}
