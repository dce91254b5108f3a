import * as fc from 'fast-check';
import { instanceOf } from './instance.js';
import type { Problem } from './problem.js';
import { someProblem } from './problem.fixture.js';
import { shortfallsOf, type Shortfall } from './shortfalls.js';
import { solve } from './solve.js';
import { asBefore } from './withdrawal.js';
import { choicesOf } from './outcome.js';

/** The problem with the limits that a certificate names widened by what it says is missing. */
function widened(problem: Problem, { request, nearest }: Shortfall): Problem {
  const { classId } = problem.requests.find(({ id }) => id === request)!;
  return (nearest?.hindrances ?? []).reduce((changed, { kind, slot, missing }) => {
    const group = (
      change: (one: Problem['groups'][number]) => Partial<Problem['groups'][number]>,
    ): Problem => ({
      ...changed,
      groups: changed.groups.map((each) =>
        each.id === nearest!.group ? { ...each, ...change(each) } : each,
      ),
    });
    const ofClass = (
      change: (one: Problem['classes'][number]) => Partial<Problem['classes'][number]>,
    ): Problem => ({
      ...changed,
      classes: changed.classes.map((each) => (each.id === classId ? { ...each, ...change(each) } : each)),
    });
    switch (kind) {
      case 'SLOT_FULL':
        return group(({ slots }) => ({
          slots: slots.map(([each, most]) => [each, each === slot ? most + missing : most]),
        }));
      case 'AMOUNT_REACHED':
        return group(({ amountMost }) => ({ amountMost: amountMost! + missing }));
      case 'GROUP_REACHED':
        return group(({ most }) => ({ most: most! + missing }));
      case 'GROUP_IN_CLASS_REACHED':
        return ofClass(({ mostOfOneGroup }) => ({ mostOfOneGroup: mostOfOneGroup! + missing }));
      case 'CLASS_REACHED':
        return ofClass(({ most }) => ({ most: most! + missing }));
    }
  }, problem);
}

test('widening what a certificate names serves the request, and widening less does not', () =>
  fc.assert(
    fc.property(someProblem({ requests: 12, groups: 4, options: 6 }), (problem) => {
      const { assignment } = solve(instanceOf(problem));
      for (const shortfall of shortfallsOf(assignment)) {
        const { nearest, fitting, has } = shortfall;
        expect(nearest === undefined).toBe(fitting === has);
        if (!nearest) continue;
        const fitsIn = (changed: Problem): boolean => {
          const instance = instanceOf(changed);
          const same = asBefore(instance, choicesOf(assignment));
          expect(same.value).toBe(assignment.value);
          const request = instance.requestIds.indexOf(shortfall.request);
          for (let option = instance.start[request]!; option < instance.start[request + 1]!; option++)
            if (
              instance.groupIds[instance.optionGroup[option]!] === nearest.group &&
              !same.has(request, instance.optionGroup[option]!) &&
              same.fits(request, option)
            )
              return true;
          return false;
        };
        expect(nearest.hindrances.length).toBeGreaterThan(0);
        expect(fitsIn(widened(problem, shortfall))).toBe(true);
        for (const spared of nearest.hindrances) {
          const fewer = nearest.hindrances.map((each) =>
            each === spared ? { ...each, missing: each.missing - 1 } : each,
          );
          const less = { ...shortfall, nearest: { ...nearest, hindrances: fewer } };
          expect(fitsIn(widened(problem, less))).toBe(false);
        }
      }
    }),
  ));
