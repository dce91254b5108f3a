import { worthOf, type Instance } from './instance.js';

/** What the requests would choose at given prices, and what that says about every possible assignment. */
export class Relaxation {
  /** How much of every resource they would take. */
  readonly usage: Float64Array;
  /** The options chosen by request i: from `i * widest`, as many as `count[i]`. */
  readonly picks: Int32Array;
  readonly count: Int32Array;
  private readonly extra: Float64Array;
  private readonly topValue: Float64Array;
  private readonly topOption: Int32Array;

  constructor(readonly instance: Instance) {
    const requests = instance.requestIds.length;
    this.usage = new Float64Array(instance.at.end);
    this.picks = new Int32Array(requests * instance.widest);
    this.count = new Int32Array(requests);
    this.extra = new Float64Array(instance.classIds.length * instance.groupIds.length);
    this.topValue = new Float64Array(instance.widest);
    this.topOption = new Int32Array(instance.widest);
  }

  /**
   * Lets every request choose its best options at the prices.
   * @returns the value of the Lagrangian dual: no assignment is worth more, up to the rounding that `boundOf` adds
   */
  at(prices: Float64Array): number {
    const { instance, usage } = this;
    const { most, start } = instance;
    const groups = instance.groupIds.length;
    usage.fill(0);
    let value = 0;
    for (let each = 0; each < most.length; each++)
      if (prices[each]! > 0) value += prices[each]! * most[each]!;
    this.addUp(prices);
    for (let request = 0; request + 1 < start.length; request++) {
      const found = this.best(request, instance.classOf[request]! * groups, prices);
      let taken = 0;
      for (; taken < found; taken++) {
        const gain = this.topValue[taken]! + worthOf(instance, request, taken);
        if (gain <= 0) break;
        value += gain;
        this.picks[request * instance.widest + taken] = this.topOption[taken]!;
        use(instance, usage, request, this.topOption[taken]!, 1);
      }
      this.count[request] = taken;
    }
    return value;
  }

  /** Group, pair and class together: what a request of a class pays to a group beside cell and amount. */
  private addUp(prices: Float64Array): void {
    const { at, classIds, groupIds } = this.instance;
    for (let klass = 0; klass < classIds.length; klass++)
      for (let group = 0; group < groupIds.length; group++) {
        const pair = klass * groupIds.length + group;
        this.extra[pair] = prices[at.group + group]! + prices[at.pair + pair]! + prices[at.class + klass]!;
      }
  }

  /** Puts the best options of a request, one per group, into `topOption`, best first; answers how many. */
  private best(request: number, base: number, prices: Float64Array): number {
    const { instance, extra, topValue, topOption } = this;
    const { optionGroup, optionCell, optionValue, at } = instance;
    const choices = instance.choicesOf[request]!;
    const amount = instance.amountOf[request]!;
    const end = instance.start[request + 1]!;
    let found = 0;
    for (let option = instance.start[request]!; option < end;) {
      const group = optionGroup[option]!;
      const paid = extra[base + group]! + amount * prices[at.amount + group]!;
      let best = -Infinity;
      let bestOption = option;
      for (; option < end && optionGroup[option] === group; option++) {
        const net = optionValue[option]! - prices[optionCell[option]!]!;
        if (net > best) {
          best = net;
          bestOption = option;
        }
      }
      best -= paid;
      if (found === choices && (found === 0 || best <= topValue[found - 1]!)) continue;
      let place = found < choices ? found++ : found - 1;
      for (; place > 0 && topValue[place - 1]! < best; place--) {
        topValue[place] = topValue[place - 1]!;
        topOption[place] = topOption[place - 1]!;
      }
      topValue[place] = best;
      topOption[place] = bestOption;
    }
    return found;
  }
}

/** Adds (or with -1 takes away) what an option of a request uses. */
export function use(
  instance: Instance,
  usage: Float64Array,
  request: number,
  option: number,
  sign: 1 | -1,
): void {
  const { at } = instance;
  const group = instance.optionGroup[option]!;
  const klass = instance.classOf[request]!;
  usage[instance.optionCell[option]!]! += sign;
  usage[at.amount + group]! += sign * instance.amountOf[request]!;
  usage[at.group + group]! += sign;
  usage[at.pair + klass * instance.groupIds.length + group]! += sign;
  usage[at.class + klass]! += sign;
}
