import * as fc from 'fast-check';
import { optimumByHighs } from './highs.fixture.js';
import { instanceOf } from './instance.js';
import { choicesOf } from './outcome.js';
import { someProblem } from './problem.fixture.js';
import { solve } from './solve.js';
import { asBefore, resolve, weighted, without } from './withdrawal.js';

const SMALL = { requests: 9, groups: 5, options: 7 };
const someWithdrawal = fc.record({
  requests: fc.subarray(['r0', 'r3']),
  groups: fc.subarray(['g0', 'g2'], { minLength: 1 }),
});

test('after a withdrawal as many are served as can be, with as few moves as HiGHS finds, and the best fit of those', () =>
  fc.assert(
    fc.asyncProperty(someProblem(SMALL), someWithdrawal, async (problem, gone) => {
      const former = choicesOf(solve(instanceOf(problem)).assignment);
      const resolved = resolve(problem, former, gone);
      const left = weighted(without(problem, gone), former);
      const value = asBefore(instanceOf(left), choicesOf(resolved.assignment)).value;
      expect(value).toBe(await optimumByHighs(left));
      expect(resolved.proven).toBe(true);
      expect(resolved.moves.filter(({ reason }) => reason === 'MADE_ROOM')).toHaveLength(resolved.taken);
    }),
    { numRuns: 100 },
  ));

const request = (id: string, options: string[]) => ({
  id,
  classId: 'all',
  amount: 1,
  choices: 1,
  least: 1,
  options: options.map((group, at) => [group, '2020-10', 9000 - 1000 * at, group] as const),
});
const group = (id: string) => ({ id, slots: [['2020-10', 1]] as const, amountMost: null, most: null });

test('nobody moves where the others can be served without it', () => {
  const problem = {
    seed: 'seed',
    worth: { first: 0, least: 0 },
    groups: ['a', 'b', 'c', 'd'].map(group),
    classes: [{ id: 'all', most: null, mostOfOneGroup: null }],
    requests: [request('r1', ['a', 'b']), request('r2', ['b', 'c']), request('r3', ['d', 'b'])],
  };
  const former = choicesOf(solve(instanceOf(problem)).assignment);
  expect([...former.values()].flat().map(({ group: own }) => own)).toEqual(['a', 'b', 'd']);
  const { moves } = resolve(problem, former, { requests: [], groups: ['d'] });
  // r3 can be served only where r2 is, and r2 can move on.
  expect(moves.map(({ request: id, reason, choice }) => `${id} ${reason} ${choice.group}`)).toEqual([
    'r2 MADE_ROOM b',
    'r2 INSTEAD c',
    'r3 GONE d',
    'r3 REPLACES b',
  ]);
  const again = resolve(problem, former, { requests: [], groups: ['a'] });
  // r1 could have b only if r2 moved; it must, or r1 has nothing.
  expect(again.taken).toBe(1);
  const idle = resolve(problem, former, { requests: ['r1'], groups: [] });
  expect(idle.moves.map(({ reason }) => reason)).toEqual(['GONE']);
});
