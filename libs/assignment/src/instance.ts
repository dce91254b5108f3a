import { byLot, lotOf } from './lottery.js';
import type { Group, Problem, RequestClass, Worth } from './problem.js';

/**
 * A problem as arrays, in an order that the seed alone decides: the same whatever order it was told in, so that every tie
 * that the solver breaks by position is broken by lot. Of a request's options with the same group and slot only the best
 * is kept: they take the same room, so no optimum needs another.
 */
export interface Instance {
  readonly seed: string;
  readonly worth: Worth;
  readonly requestIds: readonly string[];
  readonly groupIds: readonly string[];
  readonly slotIds: readonly string[];
  readonly classIds: readonly string[];
  readonly labels: readonly string[];
  /** The options of request i are those from `start[i]` up to `start[i + 1]`, grouped by group. */
  readonly start: Int32Array;
  readonly optionGroup: Int32Array;
  /** Group and slot in one: `group * slots + slot`. */
  readonly optionCell: Int32Array;
  readonly optionValue: Float64Array;
  readonly optionLabel: Int32Array;
  readonly classOf: Int32Array;
  readonly amountOf: Float64Array;
  readonly choicesOf: Int32Array;
  readonly leastOf: Int32Array;
  /** How many choices a request has beforehand; none but within the exact search. */
  readonly hadOf: Int32Array;
  /** What every resource has: cells, then amounts, groups, pairs of class and group, classes. No limit: Infinity. */
  readonly most: Float64Array;
  readonly at: ResourcePlaces;
  /** The most choices of any request. */
  readonly widest: number;
}

/** Where the kinds of resources begin in the one list of them. */
export interface ResourcePlaces {
  readonly amount: number;
  readonly group: number;
  readonly pair: number;
  readonly class: number;
  readonly end: number;
}

/** A growing list of numbers without an object for each. */
class Numbers {
  private held = new Float64Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.held.length) {
      const more = new Float64Array(this.length * 2);
      more.set(this.held);
      this.held = more;
    }
    this.held[this.length++] = value;
  }

  at(index: number): number {
    return this.held[index]!;
  }
}

/** The positions of names, in the order in which they came. */
class Names {
  readonly all: string[] = [];
  private readonly positions = new Map<string, number>();

  of(name: string): number {
    let position = this.positions.get(name);
    if (position === undefined) this.positions.set(name, (position = this.all.push(name) - 1));
    return position;
  }
}

export interface RequestFacts {
  readonly id: string;
  readonly classId: string;
  readonly amount: number;
  readonly choices: number;
  readonly least: number;
}

/** Takes a problem request by request, so that a large one need not exist as objects. */
export class InstanceBuilder {
  private readonly requests: RequestFacts[] = [];
  private readonly begin: number[] = [];
  private readonly groupOf = new Numbers();
  private readonly slotOf = new Numbers();
  private readonly valueOf = new Numbers();
  private readonly labelOf = new Numbers();
  private readonly groupNames = new Names();
  private readonly slotNames = new Names();
  private readonly labelNames = new Names();

  constructor(
    private readonly seed: string,
    private readonly worth: Worth,
    private readonly groups: readonly Group[],
    private readonly classes: readonly RequestClass[],
  ) {
    if (!(whole(worth.first) && whole(worth.least) && worth.first >= worth.least))
      throw new RangeError('the first choice must be worth at least as much as a further one');
    for (const { id, slots } of groups) {
      this.groupNames.of(id);
      for (const [slot] of slots) this.slotNames.of(slot);
    }
    if (this.groupNames.all.length !== groups.length) throw new RangeError('a group is named twice');
  }

  request(facts: RequestFacts): this {
    if (!whole(facts.amount) || !whole(facts.choices) || !whole(facts.least))
      throw new RangeError(`request ${facts.id}: amount, choices and least are whole numbers, not negative`);
    this.requests.push(facts);
    this.begin.push(this.valueOf.length);
    return this;
  }

  /** An option of the request told last. */
  option(group: string, slot: string, value: number, label: string): this {
    if (!whole(value)) throw new RangeError(`value ${value} is not a whole number, or negative`);
    const known = this.groupNames.of(group);
    if (known >= this.groups.length) throw new RangeError(`group ${group} is not among the groups`);
    this.groupOf.push(known);
    this.slotOf.push(this.slotNames.of(slot));
    this.valueOf.push(value);
    this.labelOf.push(this.labelNames.of(label));
    return this;
  }

  build(): Instance {
    const order = byLot(
      this.seed,
      this.requests.map(({ id }) => id),
    );
    const sorted = Array.from(order, (from) => this.requests[from]!);
    if (new Set(sorted.map(({ id }) => id)).size < sorted.length)
      throw new RangeError('a request is told twice');
    const names = {
      groups: ranked(this.groupNames.all, (id) => lotOf(this.seed, id)),
      slots: ranked(this.slotNames.all),
      classes: ranked(this.classes.map(({ id }) => id)),
      labels: ranked(this.labelNames.all, (id) => lotOf(this.seed, id)),
    };
    const classRank = new Map(names.classes.ids.map((id, rank) => [id, rank]));
    const options = this.optionsIn(order, names);
    return {
      seed: this.seed,
      worth: this.worth,
      requestIds: sorted.map(({ id }) => id),
      groupIds: names.groups.ids,
      slotIds: names.slots.ids,
      classIds: names.classes.ids,
      labels: names.labels.ids,
      ...options,
      classOf: Int32Array.from(sorted, ({ id, classId }) => {
        const rank = classRank.get(classId);
        if (rank === undefined)
          throw new RangeError(`request ${id}: class ${classId} is not among the classes`);
        return rank;
      }),
      amountOf: Float64Array.from(sorted, ({ amount }) => amount),
      choicesOf: Int32Array.from(sorted, ({ choices }) => choices),
      leastOf: Int32Array.from(sorted, ({ choices, least }) => Math.min(choices, least)),
      hadOf: new Int32Array(sorted.length),
      ...this.resources(names),
      widest: sorted.reduce((widest, { choices }) => Math.max(widest, choices), 0),
    };
  }

  private optionsIn(order: Int32Array, names: Ranks) {
    const slots = Math.max(1, names.slots.ids.length);
    const start = new Int32Array(order.length + 1);
    const total = this.valueOf.length;
    const optionGroup = new Int32Array(total);
    const optionCell = new Int32Array(total);
    const optionValue = new Float64Array(total);
    const optionLabel = new Int32Array(total);
    let length = 0;
    for (let at = 0; at < order.length; at++) {
      const request = order[at]!;
      const from = this.begin[request]!;
      const to = this.begin[request + 1] ?? total;
      const own = Array.from({ length: to - from }, (_, each) => {
        const group = names.groups.rankOf[this.groupOf.at(from + each)]!;
        const cell = group * slots + names.slots.rankOf[this.slotOf.at(from + each)]!;
        const label = names.labels.rankOf[this.labelOf.at(from + each)]!;
        return { group, cell, label, value: this.valueOf.at(from + each) };
      }).toSorted((a, b) => a.cell - b.cell || b.value - a.value || a.label - b.label);
      let last = -1;
      for (const { group, cell, label, value } of own) {
        if (cell === last) continue;
        last = cell;
        optionGroup[length] = group;
        optionCell[length] = cell;
        optionValue[length] = value;
        optionLabel[length++] = label;
      }
      start[at + 1] = length;
    }
    return {
      start,
      optionGroup: optionGroup.slice(0, length),
      optionCell: optionCell.slice(0, length),
      optionValue: optionValue.slice(0, length),
      optionLabel: optionLabel.slice(0, length),
    };
  }

  private resources(names: Ranks): Pick<Instance, 'most' | 'at'> {
    const groups = names.groups.ids.length;
    const slots = Math.max(1, names.slots.ids.length);
    const amount = groups * slots;
    const group = amount + groups;
    const pair = group + groups;
    const ofClass = pair + groups * this.classes.length;
    const end = ofClass + this.classes.length;
    const most = new Float64Array(end).fill(Infinity).fill(0, 0, amount);
    for (const [told, each] of this.groups.entries()) {
      const rank = names.groups.rankOf[told]!;
      for (const [slot, room] of each.slots)
        most[rank * slots + names.slots.rankOf[this.slotNames.of(slot)]!] = limit(room);
      most[amount + rank] = limit(each.amountMost);
      most[group + rank] = limit(each.most);
    }
    for (const [told, each] of this.classes.entries()) {
      const rank = names.classes.rankOf[told]!;
      most.fill(limit(each.mostOfOneGroup), pair + rank * groups, pair + (rank + 1) * groups);
      most[ofClass + rank] = limit(each.most);
    }
    return { most, at: { amount, group, pair, class: ofClass, end } };
  }
}

interface Ranked {
  readonly ids: string[];
  /** The rank of each name by the position in which it was told. */
  readonly rankOf: Int32Array;
}
type Ranks = Readonly<Record<'groups' | 'slots' | 'classes' | 'labels', Ranked>>;

function ranked(names: readonly string[], lot: (name: string) => number = () => 0): Ranked {
  const lots = Float64Array.from(names, lot);
  const order = [...names.keys()].toSorted(
    (a, b) => lots[a]! - lots[b]! || (names[a]! < names[b]! ? -1 : names[a]! > names[b]! ? 1 : 0),
  );
  const rankOf = new Int32Array(names.length);
  for (const [rank, told] of order.entries()) rankOf[told] = rank;
  return { ids: order.map((told) => names[told]!), rankOf };
}

function whole(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function limit(most: number | null): number {
  if (most === null) return Infinity;
  if (!whole(most)) throw new RangeError(`limit ${most} is not a whole number, or negative`);
  return most;
}

/** The arrays of a problem that is told as a whole. */
export function instanceOf({ seed, worth, groups, classes, requests }: Problem): Instance {
  const builder = new InstanceBuilder(seed, worth, groups, classes);
  for (const { options, ...facts } of requests) {
    builder.request(facts);
    for (const [group, slot, value, label] of options) builder.option(group, slot, value, label);
  }
  return builder.build();
}

/** What one more choice of a request is worth beside its value when it already has so many. */
export function worthOf({ worth, leastOf, hadOf }: Instance, request: number, has: number): number {
  const before = has + hadOf[request]!;
  if (before === 0) return worth.first;
  return before < leastOf[request]! ? worth.least : 0;
}
