import { EnterpriseCertifiedV1 } from '#libs/contracts';
import { Random } from '#libs/demonstration';
import { newId } from '#libs/kernel';
import { aService, type Client, type TestService } from '../../support/a-service.js';
import {
  aContract,
  admitted,
  anApproved,
  approver,
  aRedeemable,
  aRound,
  certified,
  claim,
  codeOf,
  done,
  expectWholeLedger,
  IN_REDEEM_WINDOW,
  manager,
  schemeId,
  type SignedUp,
} from '../../support/world/subsidy/subsidy.js';
import type { InputOf, VariablesOf } from '../../support/graphql/typed.js';

const NOW = new Date('2020-06-10T02:00:00Z');
const SEED = Number(process.env.SIMULATION_SEED ?? 20_201_122);
const CLAIMS = Number(process.env.SIMULATION_CLAIMS ?? 120);

let service: TestService;
beforeAll(async () => {
  service = await aService('subsidy');
}, 60_000);
afterAll(() => service?.stop());
beforeEach(() => service.moveClock(NOW));

interface Decision {
  id: string;
  kind: string;
  subjectId: string;
  facts: string;
  result: string;
}
const decisionsOf = async (by: Client, subjectId: string) =>
  (
    await done(
      by.query('query ($id: ID!) { ruleDecisions(subjectId: $id) { id kind subjectId facts result } }', {
        id: subjectId,
      }),
    )
  ).ruleDecisions;
const REPLAY = `query ($id: ID!, $basis: ReplayBasis!) { replayDecision(id: $id, basis: $basis) {
  equal basis version facts result differences { path recorded replayed } } }`;
const replay = async (by: Client, id: string, basis: VariablesOf<typeof REPLAY>['basis'] = 'AS_DECIDED') =>
  (await done(by.query(REPLAY, { id, basis }))).replayDecision;
const EFFECT = '{ claims eligible reserved reservedFen waiting firstShortOn providersAtLimit }';
const SIMULATE = `query ($input: SimulateRulesInput!) { simulateRules(input: $input) {
  before ${EFFECT} after ${EFFECT} changed reproducesHistory notReproduced changes { id before after }
  byCity { key before ${EFFECT} after ${EFFECT} } bySize { key after ${EFFECT} } reasons { rule before after } } }` as const;
const simulate = async (by: Client, input: InputOf<typeof SIMULATE>) =>
  (await done(by.query(SIMULATE, { input }))).simulateRules;

let drafts = 1000;

/** Rules with some values changed, as a draft that nobody published. */
async function aDraft(changes: Record<string, unknown>): Promise<string> {
  const id = newId();
  const from = await schemeId(service);
  await service.sql(
    `insert into subsidy.scheme_version
     select (jsonb_populate_record(s, jsonb_build_object('id', $1::text, 'version', s.version + $4::int,
              'rules', s.rules || $2::jsonb))).* from subsidy.scheme_version s where s.id = $3`,
    [
      id,
      JSON.stringify(
        Object.fromEntries(
          Object.entries(changes).map(([rule, value]) => [
            rule,
            { value, source: '拟修订', confidence: 'OPERATOR' },
          ]),
        ),
      ),
      from,
      (drafts += 1),
    ],
  );
  return id;
}

/** Everything that the room holds, so that what has no effect can be seen to have none. */
async function everything(): Promise<unknown> {
  const tables = await service.sql<{ name: string }>(
    `select table_name as name from information_schema.tables
      where table_schema = 'subsidy' and table_type = 'BASE TABLE' order by 1`,
  );
  return Promise.all(
    tables.map(async ({ name }) => [
      name,
      await service.sql(
        `select count(*), md5(coalesce(string_agg(t::text, '' order by t::text), '')) from subsidy."${name}" t`,
      ),
    ]),
  );
}

describe('a decision of the rules', () => {
  test('is kept with all it looked at, for the applicant and officials, and is the same when made again', async () => {
    const roundId = await aRound(service);
    const eligible = await aContract(service);
    const { voucher } = (await done(claim(roundId, eligible))).claimVoucher;
    const late = await aContract(service, { signedOn: '2018-03-01' });
    const refused = (await done(claim(roundId, late))).claimVoucher;
    expect(refused.ineligibilities.map(({ rule }) => rule)).toEqual(['CONTRACT_SIGNED_AFTER']);

    const [kept] = await decisionsOf(eligible.signatory, voucher!.id);
    expect(JSON.parse(kept!.result)).toMatchObject({ amountFen: voucher!.amountFen, ineligibilities: [] });
    const [why] = await decisionsOf(late.signatory, late.contractId);
    expect(JSON.parse(why!.facts)).toMatchObject({ contract: { signedOn: '2018-03-01' } });
    for (const [by, id] of [
      [eligible.signatory, kept!.id],
      [approver(service), why!.id],
    ] as const)
      expect(await replay(by, id)).toMatchObject({ equal: true, differences: [] });

    const stranger = await eligible.signatory.query(
      'query ($id: ID!) { replayDecision(id: $id) { equal } }',
      {
        id: why!.id,
      },
    );
    expect(stranger.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  test('shows both answers when a fact is corrected afterwards, each with what it rests on', async () => {
    const roundId = await aRound(service, { scheme: 'GD-2018' });
    const poor = newId();
    await service.deliver(EnterpriseCertifiedV1, poor, certificate(poor, '900000000'));
    const one = await aContract(service, { enterpriseId: poor, certified: false });
    const { claimVoucher } = await done(claim(roundId, one));
    expect(claimVoucher.ineligibilities.map(({ rule }) => rule)).toEqual(['MINIMUM_REVENUE']);
    const [{ id }] = (await decisionsOf(one.signatory, one.contractId)) as [Decision];

    await service.deliver(EnterpriseCertifiedV1, poor, certificate(poor, '1100000000'));
    expect((await replay(one.signatory, id)).equal).toBe(true);
    const now = await replay(one.signatory, id, 'TODAYS_FACTS');
    expect(now.equal).toBe(false);
    expect(JSON.parse(now.result)).toMatchObject({ ineligibilities: [] });
    expect(JSON.parse(now.facts)).toMatchObject({ enterprise: { priorYearRevenueFen: '1100000000' } });
  });

  test('on papers of a redemption is kept too', async () => {
    const roundId = await aRound(service);
    const one = await aRedeemable(service, roundId);
    await service.moveClock(IN_REDEEM_WINDOW);
    const redemptionId = await anApproved(service, one);
    const [decision] = await decisionsOf(one.signatory, redemptionId);
    expect(decision).toMatchObject({ kind: 'REDEMPTION' });
    expect(JSON.parse(decision!.result)).toMatchObject({ paidFen: '24333334' });
    expect((await replay(manager(service), decision!.id)).equal).toBe(true);
  });
});

describe('rules that are tried', () => {
  let roundId: string;
  let all: SignedUp[];

  beforeAll(async () => {
    await service.moveClock(NOW);
    ({ roundId, all } = await aHistory());
  }, 120_000);

  test('the rules in force give exactly what happened, and trying them leaves no trace', async () => {
    const by = manager(service);
    const before = await everything();
    const own = await simulate(by, { roundId, schemeVersionId: await schemeId(service) });
    expect(own.notReproduced).toEqual([]);
    expect(own).toMatchObject({ reproducesHistory: true, changed: 0 });
    expect(own.after).toEqual(own.before);
    expect(own.before.claims).toBe(all.length);
    expect(own.before.waiting).toBeGreaterThan(0);
    expect(own.reasons.map(({ rule }) => rule)).toContain('CONTRACT_SIGNED_AFTER');
    expect(await everything()).toEqual(before);
  });

  test('a lower share reaches more claims; a later day of signature refuses; a bigger budget ends the waiting', async () => {
    const by = manager(service);
    const lower = await simulate(by, { roundId, schemeVersionId: await aDraft({ subsidyShare: 1500 }) });
    expect(lower.reproducesHistory).toBe(true);
    expect(lower.after.reserved).toBeGreaterThan(lower.before.reserved);
    expect(lower.after.eligible).toBe(lower.before.eligible);
    expect(lower.byCity.map(({ key }) => key)).toEqual(['', '440100', '440600', '441900']);
    expect(lower.bySize.map(({ key }) => key)).toEqual(['', 'SMALL']);

    const later = await simulate(by, {
      roundId,
      schemeVersionId: await aDraft({ contractSignedAfter: '2020-12-31' }),
    });
    expect(later.after).toMatchObject({ eligible: 0, reserved: 0, reservedFen: '0' });

    const richer = await simulate(by, {
      roundId,
      schemeVersionId: await aDraft({ otherProviderLimit: '9000000000', enterpriseLimit: '900000000' }),
      budgetFen: '90000000000',
      tranches: ['440100', '440600', '441900'].map((cityCode) => ({ cityCode, amountFen: '30000000000' })),
    });
    expect(richer.after.waiting).toBe(0);
    await expectWholeLedger(service);
  });

  test('every decision of the round is the same when made again', async () => {
    for (const { contractId } of all) {
      for (const { id } of await decisionsOf(manager(service), contractId))
        expect(await replay(manager(service), id)).toMatchObject({ equal: true });
    }
  });

  test('only those who make rules may try them', async () => {
    const factory = await all[0]!.signatory.query(
      'query ($input: SimulateRulesInput!) { simulateRules(input: $input) { changed } }',
      { input: { roundId, schemeVersionId: await schemeId(service) } },
    );
    expect(factory.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

function certificate(enterpriseId: string, priorYearRevenueFen: string): EnterpriseCertifiedV1 {
  return {
    enterpriseId,
    unifiedSocialCreditCode: codeOf(enterpriseId),
    name: '演示制造有限公司',
    divisionCode: '440604',
    industryCode: 'C3311',
    sizeClass: 'SMALL',
    employees: 80,
    priorYearRevenueFen,
    establishedOn: '2010-01-01',
    certifiedAt: '2020-05-01T00:00:00.000Z',
  };
}

/** A round in which claims compete for city, programme and provider, some are refused, given up, or certified late. */
async function aHistory(): Promise<{ roundId: string; all: SignedUp[] }> {
  const random = new Random(SEED, 'history');
  const cities = ['440100', '440600', '441900'];
  const roundId = await aRound(service, {
    budgetFen: '160000000',
    tranches: cities.map((cityCode, at) => ({
      cityCode,
      amountFen: ['70000000', '40000000', '50000000'][at]!,
    })),
  });
  const providers = Array.from({ length: 4 }, () => newId());
  for (const providerId of providers) await admitted(service, providerId);
  const all: SignedUp[] = [];
  const vouchers: { id: string; by: SignedUp }[] = [];
  const uncertified: { enterpriseId: string; city: string }[] = [];
  for (let at = 0; at < CLAIMS; at++) {
    const city = random.pick(cities);
    const isCertified = random.chance(0.85);
    const one = await aContract(service, {
      city,
      providerId: random.pick(providers),
      certified: isCertified,
      lines: [{ kind: 'PLATFORM_SERVICE', amountFen: String(random.between(1, 60) * 333_333) }],
      ...(random.chance(0.05) ? { signedOn: '2018-03-19' } : {}),
    });
    all.push(one);
    const { voucher } = (await done(claim(roundId, one))).claimVoucher;
    if (voucher) vouchers.push({ id: voucher.id, by: one });
    if (voucher && !isCertified) uncertified.push({ enterpriseId: one.enterpriseId, city });
    if (random.chance(0.2) && vouchers.length > 3) await giveUp(random.pick(vouchers));
    if (random.chance(0.2) && uncertified.length > 0) {
      const [{ enterpriseId, city: of }] = uncertified.splice(0, 1) as [(typeof uncertified)[number]];
      await certified(service, enterpriseId, of);
    }
  }
  return { roundId, all };
}

/** Somebody gives a voucher up; one that has ended already stays so. */
async function giveUp({ id, by }: { id: string; by: SignedUp }): Promise<void> {
  await by.signatory.query(
    'mutation ($id: ID!, $key: ID!) { releaseVoucher(id: $id, reason: "不再实施", idempotencyKey: $key) { state } }',
    { id, key: newId() },
  );
}
