import * as fc from 'fast-check';
import type { Group, Option, Problem, Request, RequestClass } from './problem.js';

const SLOTS = ['2020-10', '2020-11'];

export interface Size {
  readonly requests: number;
  readonly groups: number;
  readonly options: number;
}

const limit = (max: number) => fc.option(fc.integer({ min: 0, max }), { nil: null, freq: 2 });

const someClass = (id: string): fc.Arbitrary<RequestClass> =>
  fc.record({ id: fc.constant(id), most: limit(8), mostOfOneGroup: limit(3) });

/** Small problems of every kind: tight and loose, with and without each of the limits. */
export function someProblem({ requests, groups, options }: Size): fc.Arbitrary<Problem> {
  const someGroup = (id: number): fc.Arbitrary<Group> =>
    fc.record({
      id: fc.constant(`g${id}`),
      slots: fc.tuple(...SLOTS.map((slot) => fc.tuple(fc.constant(slot), fc.integer({ min: 0, max: 3 })))),
      amountMost: limit(30),
      most: limit(4),
    });
  const someOption: fc.Arbitrary<Option> = fc.tuple(
    fc.integer({ min: 0, max: groups - 1 }).map((group) => `g${group}`),
    fc.constantFrom(...SLOTS),
    fc.integer({ min: 0, max: 10_000 }),
    fc.constantFrom('a', 'b'),
  );
  const someRequest = (id: number): fc.Arbitrary<Request> =>
    fc.record({
      id: fc.constant(`r${id}`),
      classId: fc.constantFrom('north', 'south'),
      amount: fc.integer({ min: 1, max: 12 }),
      choices: fc.integer({ min: 1, max: 3 }),
      least: fc.integer({ min: 0, max: 3 }),
      options: fc.array(someOption, { maxLength: options }),
    });
  return fc.record({
    seed: fc.constantFrom('one', 'two', 'three'),
    worth: fc
      .tuple(fc.integer({ min: 0, max: 8000 }), fc.integer({ min: 0, max: 8000 }))
      .map(([a, b]) => ({ first: Math.max(a, b), least: Math.min(a, b) })),
    groups: fc.tuple(...Array.from({ length: groups }, (_, id) => someGroup(id))),
    classes: fc.tuple(someClass('north'), someClass('south')),
    requests: fc
      .integer({ min: 1, max: requests })
      .chain((count) => fc.tuple(...Array.from({ length: count }, (_, id) => someRequest(id)))),
  });
}
