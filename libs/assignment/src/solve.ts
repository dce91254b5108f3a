import { Assignment } from './assignment.js';
import { ascend, boundOf, type Effort } from './ascent.js';
import { Auction } from './auction.js';
import { searchAll } from './exact.js';
import { Exchange } from './exchange.js';
import type { Instance } from './instance.js';
import { Relaxation } from './relaxation.js';

/** One try after the other, until the gap is small enough. */
const EFFORTS: readonly Effort[] = [
  { rounds: 160, falls: 0.96 },
  { rounds: 400, falls: 0.985 },
];
/** The gap, as a share of the values, at which a try is good enough. */
const GOOD_ENOUGH = 0.004;
/** How often the exchange goes through all requests at most, and the gain below which it stops. */
const PASSES = 4;
const WORTH_A_PASS = 0.0002;
/** Instances of at most so many options are searched to the end, unless it takes more branches than this. */
const SMALL = 2000;
const BRANCHES = 4000;

/** An assignment with what is proven about it. */
export interface Solved {
  readonly assignment: Assignment;
  /** No assignment has values and worth above this. */
  readonly bound: number;
  readonly prices: Float64Array;
}

/** Whether nothing better exists. */
export function isOptimal({ assignment, bound }: Solved): boolean {
  return bound <= assignment.value;
}

/**
 * Assigns as well as it can and proves how far from the best that is at most. The same instance gives the same result, to
 * the last bit: nothing depends on time, and only operations are used that every machine rounds alike.
 * @param begin an assignment to better; without it, one is made by auction
 */
export function solve(instance: Instance, begin?: Assignment): Solved {
  const relaxation = new Relaxation(instance);
  const nothing = new Float64Array(instance.at.end);
  let best: Solved = {
    assignment: begin ?? new Assignment(instance),
    bound: boundOf(relaxation, nothing),
    prices: nothing,
  };
  const small = instance.optionValue.length <= SMALL;
  for (const effort of small ? EFFORTS.slice(0, 1) : EFFORTS) {
    const { prices, bound } = ascend(relaxation, effort);
    if (bound < best.bound) best = { ...best, bound, prices };
    const assignment = begin ? begin.copy() : auctioned(instance, prices);
    exchange(assignment, prices, best.bound);
    if (assignment.value > best.assignment.value) best = { ...best, assignment };
    if (isGood(best.assignment, best.bound)) break;
  }
  return small && !isOptimal(best) ? searched(best) : best;
}

function auctioned(instance: Instance, prices: Float64Array): Assignment {
  const assignment = new Assignment(instance);
  const dearest = instance.optionValue.reduce((most, value) => Math.max(most, value), 1);
  new Auction(assignment, prices, Math.max(1, dearest / 200)).run();
  return assignment;
}

function isGood({ value, fit }: Assignment, bound: number): boolean {
  return bound - value <= GOOD_ENOUGH * fit;
}

function exchange(assignment: Assignment, prices: Float64Array, bound: number): void {
  for (let pass = 0; pass < PASSES && !isGood(assignment, bound); pass++)
    if (new Exchange(assignment, prices).pass() <= WORTH_A_PASS * assignment.value) return;
}

function searched({ assignment, bound, prices }: Solved): Solved {
  const found = searchAll(assignment, prices, BRANCHES);
  let best = assignment;
  if (found.options) {
    const { instance } = assignment;
    best = new Assignment(instance);
    for (let request = 0; request < instance.requestIds.length; request++)
      for (const option of found.options)
        if (option >= instance.start[request]! && option < instance.start[request + 1]!)
          best.give(request, option);
  }
  return { assignment: best, prices, bound: Math.min(bound, found.bound) };
}
