import type { Assignment } from './assignment.js';
import { boundOf } from './ascent.js';
import { worthOf, type Instance } from './instance.js';
import { Relaxation, use } from './relaxation.js';

const FREE = 0;
const GIVEN = 1;
const BARRED = 2;

/** Steps of the search for prices at a node of the tree, and at its root. */
const STEPS = 40;
const STEPS_AT_ROOT = 400;

/** What of a problem is left when some options are given and some barred. */
interface Rest {
  readonly instance: Instance;
  /** The position of each option of the rest in the whole. */
  readonly origin: Int32Array;
}

export interface Exact {
  /** The options of the best assignment found; undefined where none beats the one that the search began with. */
  readonly options: number[] | undefined;
  /** No assignment has more. Equal to the best found where the search came to its end. */
  readonly bound: number;
}

/**
 * Searches all assignments by branch and bound: an option is given or barred, and a branch is left as soon as the dual
 * proves that it holds nothing better than the best known.
 * @param nodes how many branches are looked at before it gives up, with the bound that the open ones leave
 */
export function searchAll(begin: Assignment, prices: Float64Array, nodes: number): Exact {
  const { instance } = begin;
  const requestOf = new Int32Array(instance.optionValue.length);
  for (let request = 0; request < instance.requestIds.length; request++)
    requestOf.fill(request, instance.start[request], instance.start[request + 1]);
  let best = begin.value;
  let options: number[] | undefined;
  const open = [{ state: new Uint8Array(requestOf.length), prices, bound: Infinity }];
  for (let visited = 0; open.length > 0; visited++) {
    if (visited === nodes)
      return { options, bound: open.reduce((most, { bound }) => Math.max(most, bound), best) };
    const node = open.pop()!;
    if (node.bound <= best) continue;
    const { value, rest } = restOf(instance, requestOf, node.state);
    const seen = lookAt(rest.instance, node.prices, best - value, visited === 0 ? STEPS_AT_ROOT : STEPS);
    if (seen.found > best - value) {
      best = value + seen.found;
      options = [...seen.options.map((each) => rest.origin[each]!), ...given(node.state)];
    }
    const bound = Math.min(node.bound, value + seen.bound);
    if (bound <= best || seen.branch < 0) continue;
    const option = rest.origin[seen.branch]!;
    for (const state of [BARRED, GIVEN]) {
      const child = node.state.slice();
      child[option] = state;
      open.push({ state: child, prices: seen.prices, bound });
    }
  }
  return { options, bound: best };
}

function given(state: Uint8Array): number[] {
  return [...state.keys()].filter((option) => state[option] === GIVEN);
}

/** The problem without what is decided: less room, fewer choices, and only options that can still be given. */
function restOf(whole: Instance, requestOf: Int32Array, state: Uint8Array): { value: number; rest: Rest } {
  const usage = new Float64Array(whole.at.end);
  const had = whole.hadOf.slice();
  let value = 0;
  const taken = new Set<string>();
  for (const option of given(state)) {
    const request = requestOf[option]!;
    value += whole.optionValue[option]! + worthOf(whole, request, had[request]!);
    had[request]!++;
    use(whole, usage, request, option, 1);
    taken.add(`${request} ${whole.optionGroup[option]}`);
  }
  const most = whole.most.map((has, resource) => has - usage[resource]!);
  const choices = whole.choicesOf.map((each, request) => each - had[request]!);
  const start = new Int32Array(whole.start.length);
  const origin: number[] = [];
  for (let request = 0; request + 1 < whole.start.length; request++) {
    for (let option = whole.start[request]!; option < whole.start[request + 1]!; option++)
      if (
        state[option] === FREE &&
        choices[request]! > 0 &&
        !taken.has(`${request} ${whole.optionGroup[option]}`) &&
        room(whole, most, request, option)
      )
        origin.push(option);
    start[request + 1] = origin.length;
  }
  const pick = <A extends Int32Array | Float64Array>(from: A): A =>
    from.constructor === Int32Array
      ? (Int32Array.from(origin, (option) => from[option]!) as A)
      : (Float64Array.from(origin, (option) => from[option]!) as A);
  const instance: Instance = {
    ...whole,
    start,
    optionGroup: pick(whole.optionGroup),
    optionCell: pick(whole.optionCell),
    optionValue: pick(whole.optionValue),
    optionLabel: pick(whole.optionLabel),
    choicesOf: choices,
    hadOf: had,
    most,
  };
  return { value, rest: { instance, origin: Int32Array.from(origin) } };
}

function room(instance: Instance, most: Float64Array, request: number, option: number): boolean {
  const { at } = instance;
  const group = instance.optionGroup[option]!;
  const klass = instance.classOf[request]!;
  return (
    most[instance.optionCell[option]!]! >= 1 &&
    most[at.amount + group]! >= instance.amountOf[request]! &&
    most[at.group + group]! >= 1 &&
    most[at.pair + klass * instance.groupIds.length + group]! >= 1 &&
    most[at.class + klass]! >= 1
  );
}

interface Look {
  readonly bound: number;
  readonly prices: Float64Array;
  /** The value of an assignment found on the way, and its options. */
  readonly found: number;
  readonly options: number[];
  /** The option to branch on; -1 where nothing is left to decide. */
  readonly branch: number;
}

/** Tightens the bound of a rest by steps of Polyak's length towards the best known, and repairs what it meets. */
function lookAt(instance: Instance, from: Float64Array, known: number, steps: number): Look {
  const relaxation = new Relaxation(instance);
  const { most } = instance;
  const prices = from.slice();
  let best = { bound: Infinity, prices: from, branch: -1 };
  let found = { value: -Infinity, options: [] as number[] };
  let pace = 1;
  let idle = 0;
  for (let step = 0; step < steps; step++) {
    const bound = boundOf(relaxation, prices);
    const { usage } = relaxation;
    if (bound < best.bound) {
      idle = 0;
      best = { bound, prices: prices.slice(), branch: branchOf(relaxation) };
    } else if (++idle % 8 === 0) pace /= 2;
    const repaired = repair(relaxation);
    if (repaired.value > found.value) found = repaired;
    if (best.bound <= Math.max(known, found.value)) break;
    let square = 0;
    for (let each = 0; each < most.length; each++) {
      const beyond = most[each] === Infinity ? 0 : usage[each]! - most[each]!;
      if (beyond > 0 || prices[each]! > 0) square += beyond * beyond;
    }
    if (square === 0) break;
    const length = (pace * Math.max(1, bound - Math.max(known, found.value))) / square;
    for (let each = 0; each < most.length; each++)
      if (most[each] !== Infinity)
        prices[each] = Math.max(0, prices[each]! + length * (usage[each]! - most[each]!));
  }
  return { ...best, found: found.value, options: found.options };
}

/** The option of the relaxed choice that uses what is asked for most beyond its limit; else any option. */
function branchOf({ instance, usage, picks, count }: Relaxation): number {
  const { at, most } = instance;
  let branch = instance.optionValue.length > 0 ? 0 : -1;
  let worst = 0;
  for (let request = 0; request < count.length; request++)
    for (let place = 0; place < count[request]!; place++) {
      const option = picks[request * instance.widest + place]!;
      const group = instance.optionGroup[option]!;
      const klass = instance.classOf[request]!;
      const pair = at.pair + klass * instance.groupIds.length + group;
      let beyond = 1e-9;
      for (const each of [
        instance.optionCell[option]!,
        at.amount + group,
        at.group + group,
        pair,
        at.class + klass,
      ])
        if (usage[each]! > most[each]!) beyond += usage[each]! / Math.max(1, most[each]!) - 1;
      if (beyond > worst) {
        worst = beyond;
        branch = option;
      }
    }
  return branch;
}

/** An assignment out of the relaxed choice: what has room is given, then the best of what still has. */
function repair({ instance, picks, count }: Relaxation): { value: number; options: number[] } {
  const left = instance.most.slice();
  const options: number[] = [];
  let value = 0;
  for (let request = 0; request < count.length; request++) {
    const own = Array.from(
      picks.subarray(request * instance.widest, request * instance.widest + count[request]!),
    );
    const others: number[] = [];
    for (let option = instance.start[request]!; option < instance.start[request + 1]!; option++)
      others.push(option);
    others.sort((a, b) => instance.optionValue[b]! - instance.optionValue[a]! || a - b);
    const groups = new Set<number>();
    for (const option of [...own, ...others]) {
      if (groups.size === instance.choicesOf[request]!) break;
      if (groups.has(instance.optionGroup[option]!) || !room(instance, left, request, option)) continue;
      value += instance.optionValue[option]! + worthOf(instance, request, groups.size);
      groups.add(instance.optionGroup[option]!);
      use(instance, left, request, option, -1);
      options.push(option);
    }
  }
  return { value, options };
}
