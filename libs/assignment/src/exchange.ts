import { blockersOf, whereHeld, type Assignment } from './assignment.js';
import { netOf } from './auction.js';
import { worthOf, type Instance } from './instance.js';

/** How many options of a request are tried, best by price first, and how many holders are asked to make room. */
const TRIED = 6;
const ASKED = 24;

interface Move {
  readonly gain: number;
  readonly option: number;
  readonly holder: number;
  readonly held: number;
  readonly instead: number;
}

/**
 * Betters an assignment move by move: a request gets one more choice or a better one, where there is room or where one
 * holder can make room by taking another option or none. Prices only say what is tried; what counts are the values.
 */
export class Exchange {
  private readonly instance: Instance;
  private turn = 0;

  constructor(
    private readonly assignment: Assignment,
    private readonly prices: Float64Array,
    private readonly tried: number = TRIED,
  ) {
    this.instance = assignment.instance;
  }

  /** Goes through all requests once; answers how much was gained. */
  pass(): number {
    const before = this.assignment.value;
    for (let request = 0; request < this.instance.requestIds.length; request++) {
      while (this.assignment.wants(request) && this.better(request, -1));
      for (const option of this.assignment.of(request).slice()) this.better(request, option);
    }
    return this.assignment.value - before;
  }

  /** Only serves requests that have too few choices, or takes free room; answers how much was gained. */
  fill(): number {
    const before = this.assignment.value;
    for (let request = 0; request < this.instance.requestIds.length; request++)
      while (this.assignment.wants(request) && this.better(request, -1));
    return this.assignment.value - before;
  }

  private better(request: number, now: number): boolean {
    const { assignment } = this;
    const { optionValue } = this.instance;
    if (now >= 0) assignment.take(request, now);
    const worth = worthOf(this.instance, request, assignment.count[request]!);
    const kept = now < 0 ? 0 : optionValue[now]! + worth;
    let best: Move = { gain: kept, option: now, holder: -1, held: -1, instead: -1 };
    for (const option of this.promising(request, now)) {
      const gain = optionValue[option]! + worth;
      if (gain <= best.gain) continue;
      if (assignment.fits(request, option)) best = { ...best, gain, option, holder: -1 };
      else best = this.withRoom(request, option, gain, best);
    }
    if (best.holder >= 0) assignment.take(best.holder, best.held);
    if (best.option >= 0) assignment.give(request, best.option);
    if (best.holder >= 0 && best.instead >= 0) assignment.give(best.holder, best.instead);
    return best.option !== now;
  }

  /** The options that come nearest to being worth their price. */
  private promising(request: number, now: number): number[] {
    const { instance, assignment } = this;
    const found: { option: number; net: number }[] = [];
    for (let option = instance.start[request]!; option < instance.start[request + 1]!; option++) {
      if (option === now || assignment.has(request, instance.optionGroup[option]!)) continue;
      const net = netOf(instance, this.prices, request, option);
      if (found.length === this.tried && net <= found[this.tried - 1]!.net) continue;
      if (found.length === this.tried) found.pop();
      let place = found.length;
      while (place > 0 && found[place - 1]!.net < net) place--;
      found.splice(place, 0, { option, net });
    }
    return found.map(({ option }) => option);
  }

  /** The best way to make room for an option by moving one holder, if it beats the best so far. */
  private withRoom(request: number, option: number, gain: number, best: Move): Move {
    const { instance, assignment } = this;
    const resource = blockersOf(assignment, request, option)[0]!;
    const { from, cells, klass } = whereHeld(instance, resource, request, option);
    const turn = this.turn++;
    let found = best;
    let asked = 0;
    for (let step = 0; step < cells && asked < ASKED; step++) {
      const cell = from + ((turn + step) % cells);
      const here = assignment.holders[cell]!.slice();
      for (let each = 0; each < here.length && asked < ASKED; each++) {
        const holder = here[(turn + each) % here.length]!;
        if (holder === request || (klass >= 0 && instance.classOf[holder] !== klass)) continue;
        asked++;
        const held = assignment.heldIn(holder, cell);
        assignment.take(holder, held);
        if (assignment.fits(request, option)) {
          assignment.give(request, option);
          const worth = worthOf(instance, holder, assignment.count[holder]!);
          const instead = this.bestFree(holder);
          const change =
            (instead < 0 ? 0 : instance.optionValue[instead]! + worth) - instance.optionValue[held]! - worth;
          if (gain + change > found.gain) found = { gain: gain + change, option, holder, held, instead };
          assignment.take(request, option);
        }
        assignment.give(holder, held);
      }
    }
    return found;
  }

  /** The best option that could be given to a request as things are, or -1. */
  private bestFree(request: number): number {
    const { instance, assignment } = this;
    let best = -1;
    let value = -1;
    for (let option = instance.start[request]!; option < instance.start[request + 1]!; option++) {
      if (instance.optionValue[option]! <= value || !assignment.fits(request, option)) continue;
      if (assignment.has(request, instance.optionGroup[option]!)) continue;
      best = option;
      value = instance.optionValue[option]!;
    }
    return best;
  }
}
