import type { Fen } from '#libs/kernel';
import { rulesOf } from '../scheme/shipped-schemes.js';
import { parseRules } from '../scheme/scheme-rules.js';
import { voucherSchemes } from '#libs/reference';
import { Simulation, type FiledClaim, type SimulatedEvent } from './simulation.rules.js';

const ROUND = 'r1';
const RULES = parseRules({
  ...rulesOf(voucherSchemes().find(({ id }) => id === 'GD-2020')!),
  subsidyShare: { value: 10_000, source: '测试', confidence: 'OPERATOR' },
});

function aClaim(
  id: string,
  acceptedNumber: bigint,
  amountFen: Fen,
  change: Partial<FiledClaim> = {},
): SimulatedEvent {
  return {
    kind: 'CLAIM',
    claim: {
      id,
      contractId: id,
      providerId: `p-${id}`,
      platform: false,
      acceptedNumber,
      facts: {
        on: '2020-06-10',
        enterprise: {
          divisionCode: '440604',
          industryCode: 'C3311',
          establishedOn: '2010-01-01',
          priorYearRevenueFen: '5000000000',
          sizeClass: 'SMALL',
          groupCode: `g-${id}`,
          clusterCode: null,
        },
        contract: {
          signedOn: '2020-06-01',
          totalFen: String(amountFen),
          lines: [{ lineId: 'l', kind: 'PLATFORM_SERVICE', description: '', amountFen: String(amountFen) }],
          phases: [],
          ended: false,
        },
        providerInPool: true,
        hadVoucher: false,
      },
      ...change,
    },
  };
}
const grant = (account: string, amountFen: Fen): SimulatedEvent => ({
  kind: 'GRANT',
  account: `round/${ROUND}/${account}`,
  amountFen,
});
const release = (id: string): SimulatedEvent => ({ kind: 'RELEASE', id, phase: null });

function states(...events: SimulatedEvent[]): string[] {
  const simulation = new Simulation(ROUND, RULES);
  for (const event of events) simulation.play(event);
  return simulation
    .outcomes()
    .map(({ outcome }) => (outcome.state === 'WAITING' ? `WAITING ${outcome.waitingFor}` : outcome.state));
}

const FUNDED = [grant('programme', 100n), grant('city/440600', 80n)];

test.each([
  ['what fits is reserved', [aClaim('a', 1n, 80n)], ['RESERVED']],
  ['the city is short before the programme', [aClaim('a', 1n, 81n)], ['WAITING CITY_TRANCHE']],
  [
    'nobody overtakes a claim that waits for the same limit',
    [aClaim('a', 1n, 60n), aClaim('b', 2n, 30n), aClaim('c', 3n, 10n)],
    ['RESERVED', 'WAITING CITY_TRANCHE', 'WAITING CITY_TRANCHE'],
  ],
  [
    'what is released goes to the first who waits, and then on',
    [aClaim('a', 1n, 60n), aClaim('b', 2n, 30n), aClaim('c', 3n, 10n), release('a')],
    ['ENDED', 'RESERVED', 'RESERVED'],
  ],
  [
    'who gives up a place lets the next ones through',
    [aClaim('a', 1n, 60n), aClaim('b', 2n, 30n), aClaim('c', 3n, 10n), release('b')],
    ['RESERVED', 'ENDED', 'RESERVED'],
  ],
  [
    'more money for the city, and then the programme is short',
    [aClaim('a', 1n, 80n), aClaim('b', 2n, 30n), grant('city/440600', 50n)],
    ['RESERVED', 'WAITING PROGRAMME'],
  ],
  [
    'more money for both',
    [aClaim('a', 1n, 80n), aClaim('b', 2n, 30n), grant('city/440600', 50n), grant('programme', 10n)],
    ['RESERVED', 'RESERVED'],
  ],
  [
    'a claim that the rules refuse takes no place',
    [aClaim('a', 1n, 80n, { facts: refusedFacts() }), aClaim('b', 2n, 80n)],
    ['REFUSED', 'RESERVED'],
  ],
])('%s', (_, events, expected) => expect(states(...FUNDED, ...events)).toEqual(expected));

function refusedFacts(): FiledClaim['facts'] {
  const [event] = [aClaim('x', 1n, 80n)];
  if (event?.kind !== 'CLAIM') throw new Error('not a claim');
  const { facts } = event.claim;
  return { ...facts, contract: { ...facts.contract, signedOn: '2018-01-01' } };
}
