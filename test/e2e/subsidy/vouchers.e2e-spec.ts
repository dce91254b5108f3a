import { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '#libs/kernel';
import { Outbox } from '#libs/platform';
import { loadSubsidyDemonstration } from '#libs/subsidy';
import { aService, type Client, type TestService } from '../../support/a-service.js';
import {
  accepted,
  aContract,
  admitted,
  approver,
  aProposal,
  aRound,
  certified,
  claim,
  done,
  expectWholeLedger,
  manager,
  PROPOSE,
  PUBLISH,
} from '../../support/world/subsidy/subsidy.js';

const BIG = [{ kind: 'PLATFORM_SERVICE', amountFen: '166666667' }];

let service: TestService;
beforeAll(async () => {
  service = await aService('subsidy');
});
afterAll(async () => {
  await service?.stop();
});
beforeEach(() => service.moveClock(new Date('2020-09-28T10:00:00+08:00')));
afterEach(() => expectWholeLedger(service));

describe('claiming', () => {
  test('reserves a share of the eligible lines, each rounded down', async () => {
    const roundId = await aRound(service);
    const one = await aContract(service, {
      lines: [
        { kind: 'PLATFORM_SERVICE', amountFen: '33333333' },
        { kind: 'AUTOMATION_EQUIPMENT', amountFen: '50000000' },
        { kind: 'NETWORK', amountFen: '3' },
      ],
    });
    const { data, errors } = await claim(roundId, one);
    expect(errors).toBeUndefined();
    expect(data.claimVoucher).toMatchObject({
      ineligibilities: [],
      voucher: {
        state: 'RESERVED',
        amountFen: '9999999',
        lines: [
          { kind: 'PLATFORM_SERVICE', eligible: true, grantFen: '9999999', reason: null },
          { kind: 'AUTOMATION_EQUIPMENT', eligible: false, grantFen: '0', reason: 'COST_KIND_NOT_ELIGIBLE' },
          { kind: 'NETWORK', eligible: true, grantFen: '0' },
        ],
      },
    });
    const [event] = (await service.outbox('voucher.reserved.v1')).slice(-1);
    expect(event).toMatchObject({ data: { voucherId: data.claimVoucher.voucher!.id, amountFen: '9999999' } });
  });

  test('names every rule that is not met at once, in the language of the request', async () => {
    const roundId = await aRound(service);
    const one = await aContract(service, {
      city: '440300',
      signedOn: '2018-03-20',
      lines: [{ kind: 'NON_CLOUD_SOFTWARE', amountFen: '100' }],
    });
    const { data } = await claim(roundId, one);
    expect(data.claimVoucher.voucher).toBeNull();
    expect(data.claimVoucher.ineligibilities.map(({ rule }) => rule)).toEqual([
      'CITY_TAKES_PART',
      'CONTRACT_SIGNED_AFTER',
      'SOME_ELIGIBLE_LINE',
    ]);
    expect(data.claimVoucher.ineligibilities[1]!.text).toBe(
      '合同须在 2018-03-20 之后签订，签订日期为 2018-03-20。',
    );
  });

  test('gives the first answer again for the same key, and refuses a second voucher for the contract', async () => {
    const roundId = await aRound(service);
    const one = await aContract(service);
    const key = newId();
    const first = await claim(roundId, one, key);
    expect(await claim(roundId, one, key)).toEqual(first);
    const second = await claim(roundId, one);
    expect(second.errors?.[0]?.extensions.code).toBe('VOUCHER_EXISTS');
  });

  test('gives the money to as many as fit, in the order of acceptance; the rest wait in that order', async () => {
    const roundId = await aRound(service, { budgetFen: '100000000' });
    const claimants = await Promise.all(Array.from({ length: 60 }, () => aContract(service)));
    const outcomes = await Promise.all(claimants.map((one) => claim(roundId, one)));
    const vouchers = outcomes
      .map(({ data }) => data.claimVoucher.voucher!)
      .toSorted((a, b) => Number(a.acceptedNumber) - Number(b.acceptedNumber));
    expect(vouchers.map(({ amountFen }) => amountFen)).toEqual(Array(60).fill('7300000'));
    expect(vouchers.map(({ state }) => state)).toEqual([
      ...Array(13).fill('RESERVED'),
      ...Array(47).fill('WAITING'),
    ]);
    const stored = await service.sql<{ state: string; waiting_for: string | null }>(
      'select state, waiting_for from subsidy.voucher where round_id = $1 order by accepted_number',
      [roundId],
    );
    expect(stored.filter(({ state }) => state === 'RESERVED')).toHaveLength(13);
    expect(stored.slice(13).every(({ waiting_for }) => waiting_for === 'CITY_TRANCHE')).toBe(true);
  });

  test('is found by the number of the contract and the names of the sides, by those who may see it', async () => {
    const roundId = await aRound(service);
    const [one, other] = [await aContract(service), await aContract(service)];
    const { voucher } = (await claim(roundId, one)).data.claimVoucher;
    const found = async (by: Client, text: string): Promise<string[]> => {
      const { data } = await by.query(
        `query ($text: String, $roundId: ID) { vouchers(text: $text, roundId: $roundId) { edges { node { id } } } }`,
        { text, roundId },
      );
      return data.vouchers.edges.map(({ node }) => node.id);
    };
    expect(await found(one.signatory, '演示-')).toEqual([voucher!.id]);
    expect(await found(one.signatory, '服务商有限')).toEqual([voucher!.id]);
    expect(await found(one.signatory, '%')).toEqual([]);
    expect(await found(other.signatory, '演示')).toEqual([]);
    expect(await found(manager(service), '演示制造')).toEqual([voucher!.id]);
  });

  test('an application before certification keeps its place and passes only afterwards', async () => {
    const roundId = await aRound(service);
    const one = await aContract(service, { certified: false });
    const { data } = await claim(roundId, one);
    expect(data.claimVoucher.voucher).toMatchObject({ state: 'WAITING_CERTIFICATION' });
    const message = await certified(service, one.enterpriseId);
    await service.redeliver(message);
    const after = await one.signatory.query(
      'query ($id: ID!) { voucher(id: $id) { state acceptedNumber } }',
      { id: data.claimVoucher.voucher!.id },
    );
    expect(after.data.voucher).toEqual({
      state: 'RESERVED',
      acceptedNumber: data.claimVoucher.voucher!.acceptedNumber,
    });
  });

  test('an application whose certification shows that the rules are not met is refused with the reasons', async () => {
    const roundId = await aRound(service);
    const one = await aContract(service, { certified: false });
    const { claimVoucher } = await done(claim(roundId, one));
    await certified(service, one.enterpriseId, '440300');
    const { voucher } = await done(
      one.signatory.query('query ($id: ID!) { voucher(id: $id) { state ineligibilities { rule } } }', {
        id: claimVoucher.voucher!.id,
      }),
    );
    expect(voucher).toEqual({ state: 'REFUSED', ineligibilities: [{ rule: 'CITY_TAKES_PART' }] });
  });

  test('what is given up goes to the first who waits', async () => {
    const roundId = await aRound(service, { budgetFen: '14600000' });
    const [a, b, c, d] = [
      await aContract(service),
      await aContract(service),
      await aContract(service),
      await aContract(service),
    ];
    const first = (await claim(roundId, a)).data.claimVoucher.voucher!;
    await claim(roundId, b);
    const third = (await claim(roundId, c)).data.claimVoucher.voucher!;
    const fourth = (await claim(roundId, d)).data.claimVoucher.voucher!;
    expect([third, fourth]).toMatchObject([
      { state: 'WAITING', waitingFor: 'CITY_TRANCHE', waitingPosition: 1 },
      { state: 'WAITING', waitingPosition: 2 },
    ]);
    const released = await a.signatory.query(
      'mutation ($id: ID!, $key: ID!) { releaseVoucher(id: $id, reason: "不再实施", idempotencyKey: $key) { state } }',
      { id: first.id, key: newId() },
    );
    expect(released).toMatchObject({ data: { releaseVoucher: { state: 'RELEASED' } } });
    const states = await service.sql(
      'select id, state from subsidy.voucher where id = any ($1) order by accepted_number',
      [[third.id, fourth.id]],
    );
    expect(states).toEqual([
      { id: third.id, state: 'RESERVED' },
      { id: fourth.id, state: 'WAITING' },
    ]);
  });

  const OPENS = Date.parse('2020-09-28T12:00:00+08:00');
  const CLOSES = Date.parse('2020-09-30T17:00:00+08:00');
  test.each([
    ['1 ms before the window opens', OPENS - 1, 'CLAIM_WINDOW'],
    ['as the window opens', OPENS, undefined],
    ['1 ms before the window closes', CLOSES - 1, undefined],
    ['as the window closes', CLOSES, 'CLAIM_WINDOW'],
    ['1 ms after the window has closed', CLOSES + 1, 'CLAIM_WINDOW'],
  ])('counts by when it reached the database, here %s, however long it waits there', async (_, at, code) => {
    const roundId = await aRound(service, { claimFrom: new Date(OPENS).toISOString() });
    const one = await aContract(service);
    const [kept] = await service.sql<{ definition: string }>(
      `select pg_get_functiondef('clock.now()'::regprocedure) as definition`,
    );
    // A statement by itself is asked at the moment, and a transaction that was begun has waited for an hour.
    await service.sql(
      `create or replace function clock.now() returns timestamptz language sql volatile parallel safe as $$
         select timestamptz '${new Date(at).toISOString()}'
                + case when transaction_timestamp() = statement_timestamp() then interval '0' else interval '1 hour' end $$`,
    );
    try {
      const { data, errors } = await claim(roundId, one);
      expect(errors?.[0]?.extensions.code).toBe(code);
      if (code) return;
      const id = data.claimVoucher.voucher!.id;
      const [voucher] = await service.sql('select claimed_at from subsidy.voucher where id = $1', [id]);
      expect(voucher).toEqual({ claimed_at: new Date(at) });
    } finally {
      await service.sql(kept!.definition);
    }
  });

  test('outside the window is refused, naming the window and now', async () => {
    const roundId = await aRound(service);
    const one = await aContract(service);
    await service.moveClock(new Date('2020-09-30T17:00:00+08:00'));
    const { errors } = await claim(roundId, one);
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'CLAIM_WINDOW',
      params: { from: '2020-05-25T10:00:00.000+08:00', to: '2020-09-30T17:00:00.000+08:00' },
    });
  });
});

describe('a round', () => {
  test('is seen by everybody with what each city has left', async () => {
    const roundId = await aRound(service);
    await claim(roundId, await aContract(service));
    const { data } = await service.visitor.query(
      'query ($id: ID!) { round(id: $id) { claimsOpen cities { cityCode grantedFen reservedFen paidFen availableFen } } }',
      { id: roundId },
    );
    expect(data).toEqual({
      round: {
        claimsOpen: true,
        cities: [
          {
            cityCode: '440600',
            grantedFen: '10000000000',
            reservedFen: '7300000',
            paidFen: '0',
            availableFen: '9992700000',
          },
        ],
      },
    });
    const budget = await manager(service).query(
      'query ($id: ID!) { budget(roundId: $id) { programme { grantedFen reservedFen availableFen } providers { grantedFen reservedFen } } }',
      { id: roundId },
    );
    expect(budget.data).toEqual({
      budget: {
        programme: { grantedFen: '10000000000', reservedFen: '7300000', availableFen: '9992700000' },
        providers: [{ grantedFen: '500000000', reservedFen: '7300000' }],
      },
    });
  });

  test('takes two people, and says so', async () => {
    const personId = newId();
    const proposer = service.as({ role: 'PROGRAMME_MANAGER', organisationKind: 'COMMISSION', personId });
    const publisher = service.as({ role: 'COMMISSION_APPROVER', organisationKind: 'COMMISSION', personId });
    const { proposeRound } = await done(
      proposer.query(PROPOSE, {
        input: await aProposal(service),
        key: newId(),
      }),
    );
    const id = proposeRound.id;
    const hidden = await service.visitor.query('query ($id: ID!) { round(id: $id) { id } }', { id });
    expect(hidden.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const refused = await publisher.query(PUBLISH, { id, key: newId() });
    expect(refused.errors?.[0]?.extensions.code).toBe('DUTIES_SEPARATED');
    await expect(
      service.sql(
        `update subsidy.round set state = 'PUBLISHED', published_at = now(), published_by = proposed_by where id = $1`,
        [id],
      ),
    ).rejects.toThrow(/round_two_people/);
    await done(approver(service).query(PUBLISH, { id, key: newId() }));
    const again = await approver(service).query(PUBLISH, { id, key: newId() });
    expect(again.errors?.[0]?.extensions.code).toBe('MOVE_NOT_ALLOWED');
  });

  test.each([
    ['TRANCHES_EXCEED_BUDGET', { tranches: [{ cityCode: '440600', amountFen: '10000000001' }] }],
    ['TRANCHE_CITY', { tranches: [{ cityCode: '440300', amountFen: '1' }] }],
    ['AMOUNT_NOT_POSITIVE', { tranches: [{ cityCode: '440600', amountFen: '0' }] }],
    ['ROUND_WINDOWS', { claimTo: '2020-05-25T10:00:00+08:00' }],
    ['BAD_INPUT', { noticeDays: 0 }],
    ['FEN_FRACTION', { budgetFen: '1.5' }],
  ])('that makes no sense is refused: %s', async (code, wrong) => {
    const input = { ...(await aProposal(service)), ...wrong };
    const { errors } = await manager(service).query(PROPOSE, { input, key: newId() });
    expect(errors?.[0]?.extensions.code).toBe(code);
  });
});

describe('limits', () => {
  test('bind each by itself: city, provider, enterprise; never oversold however they mix', async () => {
    const tranches = [
      { cityCode: '440600', amountFen: '80000000' },
      { cityCode: '440100', amountFen: '120000000' },
    ];
    const roundId = await aRound(service, { budgetFen: '200000000', tranches });
    const shared = await aContract(service, { lines: BIG });
    const claimants = [
      shared,
      ...(await Promise.all(
        Array.from({ length: 30 }, (_, i) =>
          aContract(service, {
            city: i % 2 ? '440100' : '440600',
            lines: i % 3 ? undefined : BIG,
            ...(i % 5 === 0 ? { providerId: shared.providerId } : {}),
            ...(i === 7 || i === 14 ? { enterpriseId: shared.enterpriseId, certified: false } : {}),
          }),
        ),
      )),
    ];
    const answers = await Promise.all(claimants.map((one) => claim(roundId, one)));
    expect(answers.map(({ errors }) => errors)).toEqual(claimants.map(() => undefined));
    const cities = await service.sql<{ available: string }>(
      `select credits_posted - debits_posted - debits_pending as available from subsidy.ledger_account
        where code like $1 and never_negative`,
      [`round/${roundId}/city/%`],
    );
    expect(cities.every(({ available }) => BigInt(available) >= 0n)).toBe(true);
    const overtaken = await service.sql(
      `select later.id from subsidy.voucher later join subsidy.voucher earlier
          on earlier.round_id = later.round_id and earlier.accepted_number < later.accepted_number
         and earlier.state = 'WAITING' and later.state = 'RESERVED'
         and earlier.waiting_account in ('round/' || later.round_id || '/city/' || substr(later.division_code, 1, 4) || '00',
                                         'round/' || later.round_id || '/provider/' || later.provider_id)
        where later.round_id = $1`,
      [roundId],
    );
    expect(overtaken).toEqual([]);
  });

  test('of an enterprise let what goes beyond it wait', async () => {
    const roundId = await aRound(service);
    const first = await aContract(service, { lines: BIG });
    const second = await aContract(service, { enterpriseId: first.enterpriseId, certified: false });
    await done(claim(roundId, first));
    const { claimVoucher } = await done(claim(roundId, second));
    expect(claimVoucher.voucher).toMatchObject({ state: 'WAITING', waitingFor: 'GROUP_LIMIT' });
  });
});

describe('events', () => {
  test('taken in twice leave the same rows', async () => {
    const one = await aContract(service, { certified: false });
    const messages = [
      await admitted(service, one.providerId),
      await certified(service, one.enterpriseId),
      await accepted(service, one),
    ];
    const copies = async () => [
      await service.sql('select * from subsidy.enterprise_copy where id = $1', [one.enterpriseId]),
      await service.sql('select * from subsidy.provider_copy where id = $1', [one.providerId]),
      await service.sql('select * from subsidy.contract_copy where id = $1', [one.contractId]),
    ];
    const before = await copies();
    for (const message of messages) await service.redeliver(message);
    // The same fact as another message, as after a rebuild.
    await accepted(service, one);
    expect(await copies()).toEqual(before);
    expect(await service.sql('select * from subsidy.set_aside')).toEqual([]);
  });
});

describe('the demonstration', () => {
  test('has the round of 2020 as published, with every city but 深圳, and open for claims', async () => {
    const em = service.app.get(EntityManager).fork();
    await em.transactional((inside) =>
      loadSubsidyDemonstration({ em: inside, outbox: service.app.get(Outbox), seed: 1, at: new Date() }),
    );
    const { rounds } = await done(
      service.visitor.query(
        '{ rounds(first: 50) { edges { node { name claimsOpen budgetFen cities { cityCode availableFen } } } } }',
      ),
    );
    const round = rounds.edges.find(({ node }) => node.name.startsWith('2020年服务券'))!.node;
    expect(round).toMatchObject({ claimsOpen: true, budgetFen: '20000000000' });
    expect(round.cities).toHaveLength(20);
    expect(round.cities.map(({ cityCode }) => cityCode)).not.toContain('440300');
  });
});
