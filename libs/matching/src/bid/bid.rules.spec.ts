import * as fc from 'fast-check';
import { COST_KINDS, refusalOf } from '#libs/kernel';
import {
  assertPriceIsSum,
  CONFIDENTIAL_PARTS,
  contentOf,
  defaultMilestones,
  textOf,
  type BidContent,
} from './bid.rules.js';

const someLine = fc.record({
  kind: fc.constantFrom(...COST_KINDS),
  description: fc.string(),
  amountFen: fc.bigInt(1n, 10n ** 15n),
  industrialPlatform: fc.boolean(),
  publicCloud: fc.boolean(),
});
const someContent: fc.Arbitrary<BidContent> = fc.record({
  bidId: fc.uuid(),
  needId: fc.uuid(),
  providerId: fc.uuid(),
  solutionId: fc.option(fc.uuid()),
  priceFen: fc.bigInt(1n, 10n ** 15n),
  lines: fc.array(someLine),
  deliveryMonths: fc.nat(60),
  milestones: fc.constant(defaultMilestones(3)),
  proposal: fc.string(),
  confidential: fc.array(fc.record({ part: fc.constantFrom(...CONFIDENTIAL_PARTS), reason: fc.string() })),
  salt: fc.string(),
});

test('a bid is read back from its text as it was, to the fen', () =>
  fc.assert(fc.property(someContent, (content) => expect(contentOf(textOf(content))).toEqual(content))));

test('the price must be the sum of the lines', () =>
  fc.assert(
    fc.property(fc.array(someLine, { minLength: 1 }), fc.constantFrom(-1n, 0n, 1n), (lines, off) => {
      const sum = lines.reduce((total, { amountFen }) => total + amountFen, 0n);
      const refusal = refusalOf(() => assertPriceIsSum(sum + off, lines));
      expect(refusal?.code).toBe(off === 0n ? undefined : 'BID_SUM_MISMATCH');
    }),
  ));

test('without a plan there are two milestones', () => {
  expect(defaultMilestones(3).map(({ dueInMonths }) => dueInMonths)).toEqual([3, 4]);
});
