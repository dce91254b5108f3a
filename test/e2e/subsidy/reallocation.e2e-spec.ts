import { newId } from '#libs/kernel';
import { aService, type TestService } from '../../support/a-service.js';
import {
  aContract,
  approver,
  aRound,
  claim,
  done,
  expectWholeLedger,
  manager,
} from '../../support/world/subsidy/subsidy.js';
import type { InputOf } from '../../support/graphql/typed.js';

const SHOWN = `id state fromCity toCity amountFen decidedAt effect { giverFreeFen giverWaiting receiverWaiting wouldServe }`;
const PROPOSE =
  `mutation ($input: ProposeReallocationInput!, $key: ID!) { proposeReallocation(input: $input, idempotencyKey: $key) { ${SHOWN} } }` as const;
const APPROVE =
  `mutation ($id: ID!, $key: ID!) { approveReallocation(id: $id, idempotencyKey: $key) { ${SHOWN} } }` as const;
const WITHDRAW =
  `mutation ($id: ID!, $key: ID!) { withdrawReallocation(id: $id, reason: "不再需要", idempotencyKey: $key) { ${SHOWN} } }` as const;
const LIST = `query ($id: ID!) { reallocations(roundId: $id, first: 100) { edges { node { id state amountFen } } } }`;

const FOSHAN = '440600';
const GUANGZHOU = '440100';
const ONE = 7_300_000n;

let service: TestService;
beforeAll(async () => {
  service = await aService('subsidy');
});
afterAll(async () => {
  await service?.stop();
});
beforeEach(() => service.moveClock(new Date('2020-09-28T10:00:00+08:00')));
afterEach(() => expectWholeLedger(service));

const codeOf = (answer: { errors?: { extensions: { code: string } }[] }) =>
  answer.errors?.[0]?.extensions.code;

/** Room for so many vouchers in each of the two cities, and some money that no city has. */
function twoCities(foshan: bigint, guangzhou: bigint, unassigned = 0n): Promise<string> {
  return aRound(service, {
    budgetFen: String((foshan + guangzhou + unassigned) * ONE),
    tranches: [
      { cityCode: FOSHAN, amountFen: String(foshan * ONE) },
      { cityCode: GUANGZHOU, amountFen: String(guangzhou * ONE) },
    ],
  });
}

function propose(input: Omit<InputOf<typeof PROPOSE>, 'reason'>) {
  return manager(service).query(PROPOSE, {
    input: { reason: '按进度动态调整', ...input },
    key: newId(),
  });
}
const approve = (id: string) => approver(service).query(APPROVE, { id, key: newId() });

async function available(roundId: string): Promise<Record<string, bigint>> {
  const { round } = await done(
    service.visitor.query('query ($id: ID!) { round(id: $id) { cities { cityCode availableFen } } }', {
      id: roundId,
    }),
  );
  return Object.fromEntries(
    round.cities.map(({ cityCode, availableFen }) => [cityCode, BigInt(availableFen)]),
  );
}

async function claims(roundId: string, city: string, count: number): Promise<void> {
  for (const one of await Promise.all(Array.from({ length: count }, () => aContract(service, { city }))))
    await done(claim(roundId, one));
}

const states = (roundId: string) =>
  service.sql<{ city: string; state: string; count: number }>(
    `select substr(division_code, 1, 4) || '00' as city, state, count(*)::int as count from subsidy.voucher
      where round_id = $1 group by 1, 2 order by 1, 2`,
    [roundId],
  );

describe('money that moves to another city', () => {
  test('shows its effect, moves when a second person approves, and serves those who wait there', async () => {
    const roundId = await twoCities(1n, 3n);
    await claims(roundId, FOSHAN, 4);
    const { proposeReallocation: proposed } = await done(
      propose({ roundId, fromCity: GUANGZHOU, toCity: FOSHAN, amountFen: String(2n * ONE) }),
    );
    expect(proposed).toMatchObject({
      state: 'PROPOSED',
      effect: { giverFreeFen: String(3n * ONE), giverWaiting: 0, receiverWaiting: 3, wouldServe: 2 },
    });
    const seen = await done(service.visitor.query(LIST, { id: roundId }));
    expect(seen).toEqual({ reallocations: { edges: [] } });
    await done(approve(proposed.id));
    expect(await states(roundId)).toEqual([
      { city: FOSHAN, state: 'RESERVED', count: 3 },
      { city: FOSHAN, state: 'WAITING', count: 1 },
    ]);
    expect(await available(roundId)).toEqual({ [FOSHAN]: 0n, [GUANGZHOU]: ONE });
    expect(await done(service.visitor.query(LIST, { id: roundId }))).toEqual({
      reallocations: {
        edges: [{ node: { id: proposed.id, state: 'APPROVED', amountFen: String(2n * ONE) } }],
      },
    });
    const history = await service.sql(
      'select from_state, to_state, reason from subsidy.history where subject_id = $1 order by id',
      [proposed.id],
    );
    expect(history).toEqual([
      { from_state: null, to_state: 'PROPOSED', reason: '按进度动态调整' },
      { from_state: 'PROPOSED', to_state: 'APPROVED', reason: null },
    ]);
  });

  test('comes out of what no city has, goes back to it, and to a city that had nothing', async () => {
    const roundId = await twoCities(1n, 1n, 2n);
    const moves = [
      { toCity: FOSHAN, amountFen: String(ONE) },
      { fromCity: GUANGZHOU, amountFen: String(ONE) },
      { toCity: '441900', amountFen: String(2n * ONE) },
    ];
    for (const move of moves) {
      const { proposeReallocation: proposed } = await done(propose({ roundId, ...move }));
      await done(approve(proposed.id));
    }
    expect(await available(roundId)).toEqual({ [FOSHAN]: 2n * ONE, [GUANGZHOU]: 0n, '441900': 2n * ONE });
    expect(codeOf(await propose({ roundId, toCity: FOSHAN, amountFen: '1' }))).toBe('ACCOUNT_SHORT');
  });

  test('moves only while the giver has it free', async () => {
    const roundId = await twoCities(1n, 1n);
    const { proposeReallocation: proposed } = await done(
      propose({ roundId, fromCity: GUANGZHOU, toCity: FOSHAN, amountFen: String(ONE) }),
    );
    await claims(roundId, GUANGZHOU, 1);
    const refused = await approve(proposed.id);
    expect(refused.errors?.[0]?.extensions).toMatchObject({
      code: 'ACCOUNT_SHORT',
      params: {
        account: { code: 'ACCOUNT_CITY', params: { part: GUANGZHOU } },
        available: '0.00',
        needed: expect.stringMatching(/^[\d,]+\.\d\d$/),
      },
    });
    await done(manager(service).query(WITHDRAW, { id: proposed.id, key: newId() }));
    expect(codeOf(await approve(proposed.id))).toBe('MOVE_NOT_ALLOWED');
  });

  test('takes two people, and is booked once however often it is approved', async () => {
    const roundId = await twoCities(1n, 1n);
    const personId = newId();
    const proposer = service.as({ role: 'PROGRAMME_MANAGER', organisationKind: 'COMMISSION', personId });
    const same = service.as({ role: 'COMMISSION_APPROVER', organisationKind: 'COMMISSION', personId });
    const input = { roundId, fromCity: GUANGZHOU, toCity: FOSHAN, amountFen: String(ONE), reason: '调剂' };
    const { proposeReallocation } = await done(proposer.query(PROPOSE, { input, key: newId() }));
    const { id } = proposeReallocation;
    expect(codeOf(await same.query(APPROVE, { id, key: newId() }))).toBe('DUTIES_SEPARATED');
    await expect(
      service.sql(
        "update subsidy.reallocation set state = 'APPROVED', decided_by = proposed_by, decided_at = now() where id = $1",
        [id],
      ),
    ).rejects.toThrow(/reallocation_two_people/);
    const answers = await Promise.all(Array.from({ length: 8 }, () => approve(id)));
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    expect(await available(roundId)).toEqual({ [FOSHAN]: 2n * ONE, [GUANGZHOU]: 0n });
  });

  test.each([
    ['REALLOCATION_SIDES', { fromCity: FOSHAN, toCity: FOSHAN }],
    ['REALLOCATION_SIDES', {}],
    ['TRANCHE_CITY', { fromCity: FOSHAN, toCity: '440300' }],
    ['AMOUNT_NOT_POSITIVE', { fromCity: FOSHAN, amountFen: '0' }],
    ['ACCOUNT_SHORT', { fromCity: FOSHAN, amountFen: String(2n * ONE) }],
  ])('is refused when it makes no sense: %s', async (code, wrong) => {
    const roundId = await twoCities(1n, 1n);
    expect(codeOf(await propose({ roundId, amountFen: '1', ...wrong }))).toBe(code);
  });
});

test('two hundred claims in both cities while ten re-allocations run: nothing is oversold and nobody is lost', async () => {
  const roundId = await twoCities(30n, 30n);
  const contracts = await Promise.all(
    Array.from({ length: 200 }, (_, i) => aContract(service, { city: i % 2 ? GUANGZHOU : FOSHAN })),
  );
  const there = { fromCity: GUANGZHOU, toCity: FOSHAN };
  const back = { fromCity: FOSHAN, toCity: GUANGZHOU };
  const proposals = await Promise.all(
    Array.from({ length: 10 }, (_, i) =>
      done(propose({ roundId, amountFen: String(BigInt(i + 1) * ONE), ...(i % 2 ? there : back) })),
    ),
  );
  const approvals = proposals.map(
    ({ proposeReallocation }) =>
      () =>
        approve(proposeReallocation.id),
  );
  const [claimed, approved] = await Promise.all([
    Promise.all(contracts.map((one) => claim(roundId, one))),
    Promise.all(approvals.map((run) => run())),
  ]);
  expect(claimed.filter(({ errors }) => errors)).toEqual([]);
  const codes = new Set(approved.map(codeOf));
  codes.delete(undefined);
  expect([...codes].filter((code) => code !== 'ACCOUNT_SHORT')).toEqual([]);
  const counts = await service.sql<{ state: string; count: number }>(
    'select state, count(*)::int as count from subsidy.voucher where round_id = $1 group by state order by state',
    [roundId],
  );
  // Both tranches together have room for sixty, however they were moved; the rest wait.
  expect(counts).toEqual([
    { state: 'RESERVED', count: 60 },
    { state: 'WAITING', count: 140 },
  ]);
  expect(await available(roundId)).toEqual({ [FOSHAN]: 0n, [GUANGZHOU]: 0n });
  const overtaken = await service.sql(
    `select later.id from subsidy.voucher later join subsidy.voucher earlier
         on earlier.round_id = later.round_id and earlier.waiting_account =
            'round/' || later.round_id || '/city/' || substr(later.division_code, 1, 4) || '00'
        and earlier.accepted_number < later.accepted_number and later.state = 'RESERVED'
      where later.round_id = $1`,
    [roundId],
  );
  expect(overtaken).toEqual([]);
});
