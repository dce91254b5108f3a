import * as fc from 'fast-check';
import type { Assignment } from './assignment.js';
import { optimumByHighs } from './highs.fixture.js';
import { instanceOf } from './instance.js';
import { someProblem } from './problem.fixture.js';
import { isOptimal, solve } from './solve.js';

const SMALL = { requests: 12, groups: 6, options: 8 };

/** What was given, in words that do not depend on positions. */
function told({ instance, count, ...assignment }: Assignment): string[] {
  return [...count.keys()]
    .flatMap((request) =>
      [
        ...assignment.given.subarray(request * instance.widest, request * instance.widest + count[request]!),
      ].map((option) =>
        [
          instance.requestIds[request],
          instance.groupIds[instance.optionGroup[option]!],
          instance.optionCell[option]! % instance.slotIds.length,
          instance.labels[instance.optionLabel[option]!],
        ].join(' '),
      ),
    )
    .toSorted((a, b) => a.localeCompare(b));
}

test('a small problem gets the optimum that HiGHS finds, and the proof that it is one', () =>
  fc.assert(
    fc.asyncProperty(someProblem(SMALL), async (problem) => {
      const solved = solve(instanceOf(problem));
      expect(solved.assignment.value).toBe(await optimumByHighs(problem));
      expect(isOptimal(solved)).toBe(true);
    }),
    { numRuns: 150 },
  ));

test('the result does not depend on the order in which the problem is told', () =>
  fc.assert(
    fc.property(
      someProblem(SMALL).chain((problem) =>
        fc.record({
          problem: fc.constant(problem),
          requests: fc.shuffledSubarray([...problem.requests], { minLength: problem.requests.length }),
          groups: fc.shuffledSubarray([...problem.groups], { minLength: problem.groups.length }),
        }),
      ),
      ({ problem, requests, groups }) => {
        const shuffled = {
          ...problem,
          groups,
          classes: problem.classes.toReversed(),
          requests: requests.map((request) => ({ ...request, options: request.options.toReversed() })),
        };
        expect(told(solve(instanceOf(shuffled)).assignment)).toEqual(
          told(solve(instanceOf(problem)).assignment),
        );
      },
    ),
    { numRuns: 60 },
  ));
