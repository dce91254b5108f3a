import { use } from './relaxation.js';
import { worthOf, type Instance } from './instance.js';

/**
 * Which options are given, and what they use. Nothing is given that the resources do not hold, nor a request two options
 * of one group, so that every state of it is an assignment that may be published.
 */
export class Assignment {
  /** The options given to request i: from `i * widest`, as many as `count[i]`. */
  readonly given: Int32Array;
  readonly count: Int32Array;
  readonly usage: Float64Array;
  /** The requests that hold an option in a cell, by cell. */
  readonly holders: number[][];
  /** Values and worth together: what is maximised. */
  value = 0;
  /** Values alone. */
  fit = 0;

  constructor(readonly instance: Instance) {
    this.given = new Int32Array(instance.requestIds.length * instance.widest);
    this.count = new Int32Array(instance.requestIds.length);
    this.usage = new Float64Array(instance.at.end);
    this.holders = Array.from({ length: instance.at.amount }, () => []);
  }

  of(request: number): Int32Array {
    const from = request * this.instance.widest;
    return this.given.subarray(from, from + this.count[request]!);
  }

  /** Whether the request has a choice of this group. */
  has(request: number, group: number): boolean {
    const from = request * this.instance.widest;
    for (let place = from; place < from + this.count[request]!; place++)
      if (this.instance.optionGroup[this.given[place]!] === group) return true;
    return false;
  }

  /** Whether the resources hold one more of this option. */
  fits(request: number, option: number): boolean {
    const { instance, usage } = this;
    const { at, most } = instance;
    const group = instance.optionGroup[option]!;
    const klass = instance.classOf[request]!;
    const pair = at.pair + klass * instance.groupIds.length + group;
    return (
      usage[instance.optionCell[option]!]! < most[instance.optionCell[option]!]! &&
      usage[at.amount + group]! + instance.amountOf[request]! <= most[at.amount + group]! &&
      usage[at.group + group]! < most[at.group + group]! &&
      usage[pair]! < most[pair]! &&
      usage[at.class + klass]! < most[at.class + klass]!
    );
  }

  give(request: number, option: number): void {
    const has = this.count[request]!;
    this.given[request * this.instance.widest + has] = option;
    this.count[request] = has + 1;
    use(this.instance, this.usage, request, option, 1);
    this.holders[this.instance.optionCell[option]!]!.push(request);
    this.fit += this.instance.optionValue[option]!;
    this.value += this.instance.optionValue[option]! + worthOf(this.instance, request, has);
  }

  take(request: number, option: number): void {
    const own = this.of(request);
    const place = own.indexOf(option);
    if (place < 0) throw new RangeError('an option is taken away that was not given');
    own[place] = own[own.length - 1]!;
    this.count[request] = own.length - 1;
    use(this.instance, this.usage, request, option, -1);
    const holders = this.holders[this.instance.optionCell[option]!]!;
    holders[holders.lastIndexOf(request)] = holders[holders.length - 1]!;
    holders.pop();
    this.fit -= this.instance.optionValue[option]!;
    this.value -= this.instance.optionValue[option]! + worthOf(this.instance, request, own.length - 1);
  }

  /** Whether the request could have one more choice, as far as it is concerned. */
  wants(request: number): boolean {
    return this.count[request]! < this.instance.choicesOf[request]!;
  }

  /** The option that a request holds in a cell, or -1. */
  heldIn(request: number, cell: number): number {
    for (const option of this.of(request)) if (this.instance.optionCell[option] === cell) return option;
    return -1;
  }

  copy(): Assignment {
    const copy = new Assignment(this.instance);
    for (let request = 0; request < this.count.length; request++)
      for (const option of this.of(request)) copy.give(request, option);
    return copy;
  }
}

/** The resources that do not hold one more of an option; empty where it could be given. */
export function blockersOf(assignment: Assignment, request: number, option: number): number[] {
  const { instance, usage } = assignment;
  const { at, most } = instance;
  const group = instance.optionGroup[option]!;
  const klass = instance.classOf[request]!;
  const pair = at.pair + klass * instance.groupIds.length + group;
  const one = [instance.optionCell[option]!, at.group + group, pair, at.class + klass];
  const full = one.filter((resource) => usage[resource]! >= most[resource]!);
  const amount = at.amount + group;
  return usage[amount]! + instance.amountOf[request]! > most[amount]! ? [...full, amount] : full;
}

/** Where the holders of a resource are to be found: so many cells from this one, and of which class (-1: of any). */
export function whereHeld(
  { at, groupIds, classOf, optionGroup }: Instance,
  resource: number,
  request: number,
  option: number,
): { from: number; cells: number; klass: number } {
  const slots = at.amount / groupIds.length;
  const klass = resource >= at.pair ? classOf[request]! : -1;
  if (resource < at.amount) return { from: resource, cells: 1, klass };
  if (resource < at.class) return { from: optionGroup[option]! * slots, cells: slots, klass };
  return { from: 0, cells: at.amount, klass };
}
