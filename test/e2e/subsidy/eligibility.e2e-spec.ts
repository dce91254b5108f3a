import { newId } from '#libs/kernel';
import { aService, type TestService } from '../../support/a-service.js';
import { admitted, aProposal, aRound, done, manager, PROPOSE } from '../../support/world/subsidy/subsidy.js';
import type { InputOf } from '../../support/graphql/typed.js';

const CHECK = `query ($input: CheckEligibilityInput!) { checkEligibility(input: $input) {
  verdict results { rule verdict asked found source text remedy } } }`;

interface Check {
  readonly checkEligibility: {
    readonly verdict: string;
    readonly results: {
      rule: string;
      verdict: string;
      found: string;
      source: string;
      text: string | null;
      remedy: string | null;
    }[];
  };
}

let service: TestService;
beforeAll(async () => {
  service = await aService('subsidy');
  await service.moveClock(new Date('2020-09-28T10:00:00+08:00'));
});
afterAll(async () => {
  await service?.stop();
});

const ANSWERS = {
  divisionCode: '440604',
  industryCode: 'C3311',
  establishedOn: '2020-01-01',
  priorYearRevenueFen: '100',
  contractSignedOn: '2020-06-01',
  costKinds: ['PLATFORM_SERVICE'],
  fiscalViolation: false,
  otherFiscalSupport: false,
  hadVoucher: false,
};

async function check(input: InputOf<typeof CHECK>): Promise<Check['checkEligibility']> {
  return (await done(service.visitor.query(CHECK, { input }))).checkEligibility;
}

test('somebody who asks without signing in learns of every rule whether it is met, by which fact and source', async () => {
  const roundId = await aRound(service);
  const providerId = newId();
  await admitted(service, providerId);
  const all = await check({ roundId, ...ANSWERS, providerId });
  expect(all.verdict).toBe('PASS');
  expect(all.results.every(({ text, source }) => text === null && source.length > 1)).toBe(true);
  const shenzhen = await check({ roundId, ...ANSWERS, providerId, divisionCode: '440305' });
  expect(shenzhen.verdict).toBe('FAIL');
  expect(shenzhen.results.find(({ rule }) => rule === 'CITY_TAKES_PART')).toMatchObject({
    verdict: 'FAIL',
    found: '440300',
    source: expect.stringContaining('2020年'),
    text: '本轮不含地市 440300，企业所在地市为 440300。',
    remedy: '请向所在地市主管部门了解当地政策。',
  });
  const unknown = await check({ roundId, ...ANSWERS });
  expect(unknown.verdict).toBe('NEEDS_REVIEW');
  expect(unknown.results.filter(({ verdict }) => verdict === 'NEEDS_REVIEW').map(({ rule }) => rule)).toEqual(
    ['PROVIDER_IN_POOL'],
  );
});

test('the scheme of 2018 asks for a year and ten million, that of 2020 does not', async () => {
  const failing = async (scheme: string) =>
    (
      await check({ roundId: await aRound(service, { scheme }), ...ANSWERS, establishedOn: '2020-01-01' })
    ).results
      .filter(({ verdict }) => verdict === 'FAIL')
      .map(({ rule }) => rule);
  expect(await failing('GD-2018')).toEqual(['MINIMUM_AGE', 'MINIMUM_REVENUE']);
  expect(await failing('GD-2020')).toEqual([]);
});

test('nothing is said of a round that is only proposed', async () => {
  const { proposeRound } = await done(
    manager(service).query(PROPOSE, {
      input: await aProposal(service),
      key: newId(),
    }),
  );
  const { errors } = await service.visitor.query(CHECK, { input: { roundId: proposeRound.id } });
  expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
});
