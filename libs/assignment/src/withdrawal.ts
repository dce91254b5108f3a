import { Assignment } from './assignment.js';
import { Exchange } from './exchange.js';
import { instanceOf, type Instance } from './instance.js';
import { choicesOf, type Choice } from './outcome.js';
import type { Problem } from './problem.js';
import { solve } from './solve.js';

/** Who is no longer there. */
export interface Withdrawn {
  readonly requests: readonly string[];
  readonly groups: readonly string[];
}

/**
 * GONE: its request or group withdrew. REPLACES: given for what is gone. ADDED: given because room came free.
 * MADE_ROOM: taken from a request that had it, for one that would else have too few. INSTEAD: what that request got for it.
 */
export const MOVE_REASONS = ['GONE', 'REPLACES', 'ADDED', 'MADE_ROOM', 'INSTEAD'] as const;
export type MoveReason = (typeof MOVE_REASONS)[number];

export interface Moved {
  readonly request: string;
  readonly given: boolean;
  readonly reason: MoveReason;
  readonly choice: Choice;
}

export interface Resolved {
  readonly assignment: Assignment;
  readonly moves: readonly Moved[];
  /** How many choices were kept; and how many were taken that nobody withdrew. */
  readonly kept: number;
  readonly taken: number;
  /** Whether it is proven that no assignment serves as well with fewer taken. */
  readonly proven: boolean;
}

/** The problem without those who withdrew. */
export function without(problem: Problem, { requests, groups }: Withdrawn): Problem {
  const gone = { requests: new Set(requests), groups: new Set(groups) };
  return {
    ...problem,
    groups: problem.groups.filter(({ id }) => !gone.groups.has(id)),
    requests: problem.requests
      .filter(({ id }) => !gone.requests.has(id))
      .map((request) => ({
        ...request,
        options: request.options.filter(([group]) => !gone.groups.has(group)),
      })),
  };
}

/**
 * Assigns anew after a withdrawal with only the necessary moves. In this order: as many first choices and choices up to
 * the least as can be (a first one counts double); of these assignments, as many of the former choices kept as can be; of
 * these, the best values. Proven on problems small enough to be searched; on others every move it makes was needed by a
 * request that would else have had too few, but fewer might have done.
 */
export function resolve(
  problem: Problem,
  former: ReadonlyMap<string, readonly Choice[]>,
  gone: Withdrawn,
): Resolved {
  const left = without(problem, gone);
  const options = left.requests.reduce((sum, request) => sum + request.options.length, 0);
  const assignment = options <= SEARCHED ? byWeight(left, former) : byRepair(left, former);
  const moves = movesBetween(former, choicesOf(assignment.assignment), gone);
  const taken = moves.filter(({ reason }) => reason === 'MADE_ROOM').length;
  const before = [...former.values()].reduce((sum, choices) => sum + choices.length, 0);
  return {
    ...assignment,
    moves,
    taken,
    kept: before - moves.filter(({ given }) => !given).length,
  };
}

const SEARCHED = 2000;

function keyOf(request: string, group: string, slot: string, label: string): string {
  return JSON.stringify([request, group, slot, label]);
}

function keysOf(former: ReadonlyMap<string, readonly Choice[]>): Set<string> {
  return new Set(
    [...former].flatMap(([request, choices]) =>
      choices.map(({ group, slot, label }) => keyOf(request, group, slot, label)),
    ),
  );
}

/** Puts serving before keeping and keeping before fitting, by weights of which no lower ones add up to a higher one. */
export function weighted(problem: Problem, former: ReadonlyMap<string, readonly Choice[]>): Problem {
  const had = keysOf(former);
  const places = problem.requests.reduce((sum, { choices }) => sum + choices, 0);
  const dearest = problem.requests.reduce(
    (most, { options }) => options.reduce((high, [, , value]) => Math.max(high, value), most),
    0,
  );
  const keep = places * dearest + 1;
  const serve = places * (keep + dearest) + 1;
  return {
    ...problem,
    worth: { first: 2 * serve, least: serve },
    requests: problem.requests.map((request) => ({
      ...request,
      options: request.options.map(([group, slot, value, label]) => [
        group,
        slot,
        value + (had.has(keyOf(request.id, group, slot, label)) ? keep : 0),
        label,
      ]),
    })),
  };
}

/** The assignment of a problem in which everybody who is left has what they had. */
export function asBefore(instance: Instance, former: ReadonlyMap<string, readonly Choice[]>): Assignment {
  const assignment = new Assignment(instance);
  for (const [request, id] of instance.requestIds.entries())
    for (const { group, slot } of former.get(id) ?? [])
      for (let option = instance.start[request]!; option < instance.start[request + 1]!; option++)
        if (
          instance.groupIds[instance.optionGroup[option]!] === group &&
          instance.slotIds[instance.optionCell[option]! % instance.slotIds.length] === slot &&
          assignment.fits(request, option)
        )
          assignment.give(request, option);
  return assignment;
}

type Found = Pick<Resolved, 'assignment' | 'proven'>;

function byWeight(left: Problem, former: ReadonlyMap<string, readonly Choice[]>): Found {
  const instance = instanceOf(weighted(left, former));
  const solved = solve(instance, asBefore(instance, former));
  const plain = instanceOf(left);
  const proven = solved.bound <= solved.assignment.value;
  return { assignment: asBefore(plain, choicesOf(solved.assignment)), proven };
}

/** Too many to search: keeps all, fills what is free, and moves somebody only for a request that has too few. */
function byRepair(left: Problem, former: ReadonlyMap<string, readonly Choice[]>): Found {
  const instance = instanceOf(weighted(left, former));
  const assignment = asBefore(instance, former);
  const exchange = new Exchange(assignment, new Float64Array(instance.at.end), Infinity);
  while (exchange.fill() > 0);
  return { assignment: asBefore(instanceOf(left), choicesOf(assignment)), proven: false };
}

function same(one: Choice): (other: Choice) => boolean {
  return ({ group, slot, label }) => one.group === group && one.slot === slot && one.label === label;
}

function movesBetween(
  former: ReadonlyMap<string, readonly Choice[]>,
  now: ReadonlyMap<string, readonly Choice[]>,
  gone: Withdrawn,
): Moved[] {
  const [requestsGone, groupsGone] = [new Set(gone.requests), new Set(gone.groups)];
  const moves: Moved[] = [];
  for (const request of new Set([...former.keys(), ...now.keys()])) {
    const [had, has] = [former.get(request) ?? [], now.get(request) ?? []];
    const lost = had.filter((choice) => !has.some(same(choice)));
    const left = requestsGone.has(request)
      ? lost.length
      : lost.filter(({ group }) => groupsGone.has(group)).length;
    for (const choice of lost) {
      const reason = requestsGone.has(request) || groupsGone.has(choice.group) ? 'GONE' : 'MADE_ROOM';
      moves.push({ request, given: false, reason, choice });
    }
    const added = has.filter((choice) => !had.some(same(choice)));
    for (const [at, choice] of added.entries()) {
      const reason = at < left ? 'REPLACES' : at < lost.length ? 'INSTEAD' : 'ADDED';
      moves.push({ request, given: true, reason, choice });
    }
  }
  return moves;
}
