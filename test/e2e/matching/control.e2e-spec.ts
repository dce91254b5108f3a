import { ControlChangedV1 } from '#libs/contracts';
import { syntheticUnifiedSocialCreditCode } from '#libs/demonstration';
import { newId } from '#libs/kernel';
import { aMarket, BEFORE, codeOf, type Market } from '../../support/world/matching/market.js';

let market: Market;
beforeAll(async () => {
  market = await aMarket();
}, 60_000);
afterAll(() => market?.service.stop());
beforeEach(() => market.moveClock(BEFORE));

/** E the enterprise, P the provider, the others anybody. */
type Letter = 'E' | 'P' | 'A' | 'B' | 'C' | 'D';
type Edge = [holder: Letter, held: Letter, rest?: Partial<ControlChangedV1>];
const ENDED = { toOn: '2020-09-27' };
const LAST_DAY = { toOn: '2020-09-28' };
const LATER = { fromOn: '2020-09-29' };
const ONE_PERSON = { kind: 'SAME_LEGAL_REPRESENTATIVE' } as const;
const share = (shareBasisPoints: number) => ({ kind: 'SHAREHOLDING', shareBasisPoints }) as const;

let serial = 700_000;

/** A need of E, and P who would bid, in a world where the edges are known. */
async function scene(edges: readonly Edge[]) {
  const codes = Object.fromEntries(
    Array.from('EPABCD', (letter) => [letter, syntheticUnifiedSocialCreditCode(++serial, '440604')]),
  ) as Record<Letter, string>;
  const buyer = market.buyer(await market.anEnterprise({ unifiedSocialCreditCode: codes.E }));
  const seller = market.seller(await market.aProvider({ unifiedSocialCreditCode: codes.P }));
  for (const edge of edges) await tell(codes, edge);
  return { buyer, seller, codes, needId: await market.aNeed(buyer) };
}

function tell(codes: Record<Letter, string>, [holder, held, rest]: Edge, edgeId = newId()) {
  return market.service.deliver(ControlChangedV1, edgeId, {
    edgeId,
    holder: codes[holder],
    held: codes[held],
    kind: 'CONTROL',
    basis: 'REGISTRY',
    fromOn: '2019-01-01',
    changedAt: '2020-09-01T00:00:00.000Z',
    ...rest,
  });
}

describe('who controls whom', () => {
  test.each<[string, Letter[], Edge[]]>([
    ['controls the enterprise', ['P'], [['P', 'E']]],
    ['is controlled by the enterprise', ['E'], [['E', 'P']]],
    [
      'has its controller',
      ['A'],
      [
        ['A', 'E'],
        ['A', 'P'],
      ],
    ],
    [
      'controls it over three steps',
      ['P'],
      [
        ['P', 'A'],
        ['A', 'B'],
        ['B', 'E'],
      ],
    ],
    [
      'shares a controller that is two steps up on one side and three on the other',
      ['D'],
      [
        ['D', 'A'],
        ['A', 'E'],
        ['D', 'B'],
        ['B', 'C'],
        ['C', 'P'],
      ],
    ],
    [
      'is reached by two ways, a diamond',
      ['A', 'P'],
      [
        ['A', 'P'],
        ['P', 'B'],
        ['P', 'C'],
        ['B', 'E'],
        ['C', 'E'],
      ],
    ],
    [
      'stands in a circle with it',
      ['A', 'E', 'P'],
      [
        ['E', 'A'],
        ['A', 'P'],
        ['P', 'E'],
      ],
    ],
    ['is led by the same person', ['E', 'P'], [['E', 'P', ONE_PERSON]]],
    [
      'is controlled by a company that is led by the same person',
      ['A', 'E'],
      [
        ['A', 'P'],
        ['E', 'A', ONE_PERSON],
      ],
    ],
    [
      'is managed by its controller',
      ['A'],
      [
        ['A', 'E'],
        ['A', 'P', { kind: 'MANAGEMENT' }],
      ],
    ],
    ['holds a quarter of it', ['P'], [['P', 'E', share(2500)]]],
    ['was controlled by it until today', ['E'], [['E', 'P', LAST_DAY]]],
  ])('a provider that %s cannot bid on its need', async (_, controllers, edges) => {
    const { seller, needId, codes } = await scene(edges);
    const answer = await market.seal(seller, needId);
    expect(codeOf(answer)).toBe('RELATED_PARTIES');
    expect(answer.errors![0]!.extensions.params).toEqual({
      controllers: controllers.map((letter) => codes[letter]).toSorted(),
    });
  });

  test.each<[string, Edge[]]>([
    [
      'controls the same third',
      [
        ['E', 'A'],
        ['P', 'A'],
      ],
    ],
    ['was controlled by it until yesterday', [['E', 'P', ENDED]]],
    ['will be controlled by it tomorrow', [['E', 'P', LATER]]],
    [
      'was connected by a chain of which one step has ended',
      [
        ['P', 'A'],
        ['A', 'B', ENDED],
        ['B', 'E'],
      ],
    ],
    ['holds less than a quarter of it', [['P', 'E', share(2499)]]],
    [
      'stands beside a circle of others',
      [
        ['A', 'B'],
        ['B', 'C'],
        ['C', 'A'],
        ['A', 'E'],
        ['D', 'P'],
      ],
    ],
  ])('a provider that %s may bid', async (_, edges) => {
    const { seller, needId } = await scene(edges);
    expect(codeOf(await market.seal(seller, needId))).toBeUndefined();
    const [check] = await market.service.sql<{ edges: string[] }>(
      "select edges from matching.control_check where subject_id = $1 and act = 'BID'",
      [needId],
    );
    expect(check).toBeDefined();
  });

  test('an end that is told later opens what was shut, and a beginning shuts what was open', async () => {
    const { seller, needId, codes } = await scene([]);
    const edgeId = newId();
    expect(codeOf(await market.seal(seller, needId))).toBeUndefined();
    await tell(codes, ['E', 'P'], edgeId);
    expect(codeOf(await market.seal(seller, needId))).toBe('RELATED_PARTIES');
    await tell(codes, ['E', 'P', { ...ENDED, changedAt: '2020-09-28T00:00:00.000Z' }], edgeId);
    expect(codeOf(await market.seal(seller, needId))).toBeUndefined();
  });

  test('a bidder who became related after the bid is not awarded', async () => {
    const { buyer, seller, needId, codes } = await scene([]);
    const { bidId } = (await market.seal(seller, needId)).data.sealBid;
    await tell(codes, ['A', 'E']);
    await tell(codes, ['A', 'P']);
    await market.passDeadline();
    expect(codeOf(await market.award(buyer, needId, bidId))).toBe('RELATED_PARTIES');
  });
});
