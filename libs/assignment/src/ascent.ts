import { Relaxation } from './relaxation.js';
import type { Instance } from './instance.js';

/** How the search for prices goes; every number is part of what makes a result repeatable. */
const FIRST_STEP_SHARE = 0.25;
const INERTIA = 0.7;
const AVERAGED = 15;
const SHIFT_EVERY = 10;
const SHIFT_PROBES = 6;

/** Prices of the resources and the bound that they prove. */
export interface Prices {
  readonly prices: Float64Array;
  /** No assignment has values and worth above this. */
  readonly bound: number;
}

/** How many steps, and by what factor each is shorter than the one before. */
export interface Effort {
  readonly rounds: number;
  readonly falls: number;
}

/**
 * Looks for the prices with the lowest bound. Each step raises the price of what is asked for beyond its limit and lowers
 * that of what is left over, in proportion to the limit, with inertia and a falling step; the level of all cells together
 * is searched for by halving now and then, because steps move it too slowly in a market that is short of everything. The
 * mean of the last prices is what counts.
 */
export function ascend(relaxation: Relaxation, { rounds, falls }: Effort): Prices {
  const { instance } = relaxation;
  const { most } = instance;
  const scale = scaleOf(instance);
  const limited = Int32Array.from(most.keys()).filter((resource) => most[resource] !== Infinity);
  const prices = new Float64Array(most.length);
  const drift = new Float64Array(most.length);
  const mean = new Float64Array(most.length);
  let best: Prices = { prices: mean.slice(), bound: boundOf(relaxation, mean) };
  let step = highest(instance) * FIRST_STEP_SHARE;
  for (let round = 1; round <= rounds; round++) {
    if (round % SHIFT_EVERY === 1) shift(relaxation, prices, step * 8);
    step *= falls;
    relaxation.at(prices);
    for (const each of limited) {
      const has = most[each]!;
      const asked = relaxation.usage[each]!;
      const beyond = (asked - has) / Math.max(1, has, asked / 2);
      drift[each] = INERTIA * drift[each]! + (1 - INERTIA) * Math.min(1, Math.max(-1, beyond));
      const price = prices[each]! + step * drift[each] * scale[each]!;
      prices[each] = Math.max(0, price);
      if (price < 0) drift[each] = 0;
      mean[each]! += (prices[each] - mean[each]!) / Math.min(round, AVERAGED);
    }
    if (round % SHIFT_EVERY === 0 || round === rounds)
      for (const tried of [mean, prices]) {
        const bound = boundOf(relaxation, tried);
        if (bound < best.bound) best = { prices: tried.slice(), bound };
      }
  }
  return best;
}

/** Raises or lowers all prices of cells together to where as much is asked for as there is. */
function shift(relaxation: Relaxation, prices: Float64Array, reach: number): void {
  const cells = relaxation.instance.at.amount;
  const { most } = relaxation.instance;
  const moved = prices.slice();
  let [low, high] = [-reach, reach];
  let best = { value: relaxation.at(prices), by: 0 };
  for (let probe = 0; probe < SHIFT_PROBES; probe++) {
    const by = (low + high) / 2;
    moveCells(prices, moved, cells, by);
    const value = relaxation.at(moved);
    if (value < best.value) best = { value, by };
    let left = 0;
    for (let cell = 0; cell < cells; cell++)
      if (moved[cell]! > 0) left += most[cell]! - relaxation.usage[cell]!;
    if (left < 0) low = by;
    else high = by;
  }
  moveCells(prices, moved, cells, best.by);
  prices.set(moved);
}

function moveCells(from: Float64Array, to: Float64Array, cells: number, by: number): void {
  for (let cell = 0; cell < cells; cell++)
    to[cell] = from[cell]! > 0 || by > 0 ? Math.max(0, from[cell]! + by) : from[cell]!;
}

/** A unit of an amount costs a share of what a whole request costs. */
function scaleOf({ at, amountOf, most }: Instance): Float64Array {
  const mean = amountOf.reduce((sum, amount) => sum + amount, 0) / Math.max(1, amountOf.length);
  return new Float64Array(most.length).fill(1).fill(1 / Math.max(1, mean), at.amount, at.group);
}

function highest({ optionValue, worth }: Instance): number {
  return optionValue.reduce((most, value) => Math.max(most, value), 1) + worth.first;
}

/**
 * The bound that prices prove, with all rounding on the safe side. Every assignment's values are whole numbers, so the
 * bound is rounded down, after the most that floating point can have lost on the way is added: the number of additions
 * times half a unit in the last place of the sum of all magnitudes.
 */
export function boundOf(relaxation: Relaxation, prices: Float64Array): number {
  const value = relaxation.at(prices);
  const { most, amountOf, choicesOf, at } = relaxation.instance;
  let resources = 0;
  const dearest = { count: 0, amount: 0 };
  for (let each = 0; each < most.length; each++) {
    const price = prices[each]!;
    if (price > 0) resources += price * most[each]!;
    const kind = each >= at.amount && each < at.group ? 'amount' : 'count';
    if (price > dearest[kind]) dearest[kind] = price;
  }
  const dear = highest(relaxation.instance) + 4 * dearest.count;
  let magnitude = resources;
  let summands = most.length;
  for (let request = 0; request < amountOf.length; request++) {
    magnitude += choicesOf[request]! * (dear + amountOf[request]! * dearest.amount);
    summands += choicesOf[request]!;
  }
  return Math.floor(value + 2 * (summands + 16) * (Number.EPSILON / 2) * magnitude);
}
