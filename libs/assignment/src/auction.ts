import { blockersOf, whereHeld, type Assignment } from './assignment.js';
import { worthOf, type Instance } from './instance.js';

/** How many holders of a resource are asked at most what they would lose: keeps a step's work bounded. */
const ASKED = 96;
/** How often a request may bid on average. */
const BIDS_PER_REQUEST = 40;

/** What a request would pay for an option beside what others would: its value less the prices. */
export function netOf(instance: Instance, prices: Float64Array, request: number, option: number): number {
  const { at } = instance;
  const group = instance.optionGroup[option]!;
  const klass = instance.classOf[request]!;
  return (
    instance.optionValue[option]! -
    prices[instance.optionCell[option]!]! -
    prices[at.amount + group]! * instance.amountOf[request]! -
    prices[at.group + group]! -
    prices[at.pair + klass * instance.groupIds.length + group]! -
    prices[at.class + klass]!
  );
}

interface Holder {
  readonly request: number;
  readonly option: number;
  readonly loss: number;
}

/**
 * Fills an assignment by an auction that begins at the prices of the dual. A request bids for the option that is best for
 * it; where there is no room, the holder that loses least by moving on makes room and bids anew, and the price rises to
 * what that holder was ready to pay. A request stops when nothing is worth its price.
 */
export class Auction {
  private readonly instance: Instance;
  private readonly prices: Float64Array;
  private turn = 0;

  /** @param step by how much a price rises at least */
  constructor(
    private readonly assignment: Assignment,
    prices: Float64Array,
    private readonly step: number,
  ) {
    this.instance = assignment.instance;
    this.prices = prices.slice();
  }

  run(): void {
    const { assignment, instance } = this;
    let queue = [...instance.requestIds.keys()];
    let left = BIDS_PER_REQUEST * queue.length;
    while (queue.length > 0 && left > 0) {
      const moved: number[] = [];
      for (const request of queue)
        while (assignment.wants(request) && left-- > 0 && this.bid(request, moved));
      queue = moved;
    }
  }

  /** One bid; answers whether the request may bid once more. The request that made room is added to `moved`. */
  private bid(request: number, moved: number[]): boolean {
    const { assignment } = this;
    const out = -worthOf(this.instance, request, assignment.count[request]!);
    const { option, net, next } = this.best(request, -1, out);
    if (option < 0) return false;
    const ready = net - next;
    while (!assignment.fits(request, option)) {
      const resource = blockersOf(assignment, request, option)[0]!;
      const holder = this.cheapest(resource, request, option);
      const isAmount = resource >= this.instance.at.amount && resource < this.instance.at.group;
      const unit = isAmount ? Math.max(1, this.instance.amountOf[request]!) : 1;
      if (holder === undefined || holder.loss >= ready) {
        this.prices[resource]! += (ready + this.step) / unit;
        return true;
      }
      this.prices[resource]! += Math.max(0, holder.loss + this.step) / unit;
      assignment.take(holder.request, holder.option);
      moved.push(holder.request);
    }
    assignment.give(request, option);
    return true;
  }

  /** The best option of a request in groups that it has no choice of (or of that of `instead`), and the next best. */
  private best(request: number, instead: number, out: number): { option: number; net: number; next: number } {
    const { instance, assignment } = this;
    let [option, net, next] = [-1, out, out];
    const holds = instead < 0 ? -1 : instance.optionGroup[instead]!;
    for (let each = instance.start[request]!; each < instance.start[request + 1]!; each++) {
      if (each === instead) continue;
      const group = instance.optionGroup[each]!;
      const value = netOf(instance, this.prices, request, each);
      if (value <= next || (group !== holds && assignment.has(request, group))) continue;
      if (value > net) {
        next = net;
        [option, net] = [each, value];
      } else next = value;
    }
    return { option, net, next };
  }

  /** Who holds something of the resource and would lose least by giving it up. */
  private cheapest(resource: number, request: number, option: number): Holder | undefined {
    const { instance, assignment } = this;
    const { from, cells, klass } = whereHeld(instance, resource, request, option);
    const turn = this.turn++;
    let asked = 0;
    let found: Holder | undefined;
    for (let step = 0; step < cells && asked < ASKED; step++) {
      const cell = from + ((turn + step) % cells);
      const here = assignment.holders[cell]!;
      for (let each = 0; each < here.length && asked < ASKED; each++) {
        const holder = here[(turn + each) % here.length]!;
        if (holder === request || (klass >= 0 && instance.classOf[holder] !== klass)) continue;
        asked++;
        const held = assignment.heldIn(holder, cell);
        const out = -worthOf(instance, holder, assignment.count[holder]! - 1);
        const loss = netOf(instance, this.prices, holder, held) - this.best(holder, held, out).net;
        if (!found || loss < found.loss) found = { request: holder, option: held, loss };
      }
    }
    return found;
  }
}
