import { EntityManager } from '@mikro-orm/postgresql';
import { newId, sha256Hex } from '#libs/kernel';
import { book, bookCorrection, openAccounts, type Transfer } from '#libs/ledger';
import { aService, type Client, type TestService } from '../../support/a-service.js';
import { aContract, approver, aRound, claim, done, payer } from '../../support/world/subsidy/subsidy.js';
import type { AnswerOf } from '../../support/graphql/typed.js';

const SHOWN = 'number state startsAt endsAt accounts transfers balancesHash';
const PROPOSE =
  `mutation ($endsAt: DateTime!, $key: ID!) { proposePeriod(endsAt: $endsAt, note: "2020年9月", idempotencyKey: $key) { ${SHOWN} } }` as const;
const CLOSE =
  `mutation ($number: Int!, $key: ID!) { closePeriod(number: $number, idempotencyKey: $key) { ${SHOWN} } }` as const;
const WITHDRAW =
  `mutation ($number: Int!, $key: ID!) { withdrawPeriod(number: $number, idempotencyKey: $key) { ${SHOWN} } }` as const;
const BALANCES = `query ($number: Int!, $after: String) { periodBalances(number: $number, first: 100, after: $after) {
  edges { node { account debitsPendingFen debitsPostedFen creditsPendingFen creditsPostedFen balanceFen } }
  pageInfo { hasNextPage endCursor } } }`;
const STATEMENT = `query ($account: String!, $from: DateTime, $to: DateTime, $first: Int, $after: String) {
  accountStatement(account: $account, from: $from, to: $to, first: $first, after: $after) {
    openingFen openingPendingFen closingFen closingPendingFen
    lines { kind other reference postedFen pendingFen corrects } pageInfo { hasNextPage endCursor } } }`;

type Period = AnswerOf<typeof CLOSE>['closePeriod'];
type Balances = AnswerOf<typeof BALANCES>['periodBalances'];
type Balance = Balances['edges'][number]['node'];

let service: TestService;
beforeAll(async () => {
  service = await aService('subsidy');
});
afterAll(async () => {
  await service?.stop();
});
/** Each test begins an hour later: what a test closed cannot be booked into by the next. */
let hour = new Date('2020-09-20T10:00:00+08:00').getTime();
beforeEach(() => service.moveClock(new Date((hour += 3_600_000))));
const INVARIANTS = ['ledger_drift', 'ledger_period_drift'];
async function expectKept(): Promise<void> {
  expect(await service.sql('select * from subsidy.ledger_sum')).toEqual([{ posted: '0', pending: '0' }]);
  for (const view of INVARIANTS)
    expect([view, await service.sql(`select * from subsidy.${view}`)]).toEqual([view, []]);
}
afterEach(expectKept);

const inTransaction = <T>(work: (em: EntityManager) => Promise<T>): Promise<T> =>
  service.app.get(EntityManager).fork().transactional(work);
const codeOf = (answer: { errors?: { extensions: { code: string } }[] }) =>
  answer.errors?.[0]?.extensions.code;

async function now(): Promise<Date> {
  const [row] = await service.sql<{ now: Date }>('select clock.now() as now');
  return row!.now;
}

/** An instant that has passed and lies behind everything that was booked. */
async function anInstant(): Promise<string> {
  const instant = new Date((await now()).getTime() + 1000);
  await service.moveClock(instant);
  return instant.toISOString();
}

/** Closes everything up to now. */
async function closed(): Promise<Period> {
  const endsAt = await anInstant();
  const { proposePeriod } = await done(payer(service).query(PROPOSE, { endsAt, key: newId() }));
  const { closePeriod } = await done(
    approver(service).query(CLOSE, { number: proposePeriod.number, key: newId() }),
  );
  return closePeriod;
}

async function balancesOf(by: Client, number: number): Promise<Balance[]> {
  const found: Balance[] = [];
  for (let after: string | null = null; ;) {
    const { periodBalances }: { periodBalances: Balances } = await done(
      by.query(BALANCES, { number, after }),
    );
    found.push(...periodBalances.edges.map(({ node }) => node));
    if (!periodBalances.pageInfo.hasNextPage) return found;
    after = periodBalances.pageInfo.endCursor;
  }
}

/** What the hash of a period is said to be made of. */
function hashOf(before: string, balances: readonly Balance[]): string {
  const lines = balances
    .toSorted((a, b) => (a.account < b.account ? -1 : 1))
    .map((each) =>
      [
        each.account,
        each.debitsPendingFen,
        each.debitsPostedFen,
        each.creditsPendingFen,
        each.creditsPostedFen,
      ].join('|'),
    );
  return sha256Hex(before + lines.map((line) => `${line}\n`).join(''));
}

/** Two accounts that may go negative. */
async function twoAccounts(): Promise<{ debit: string; credit: string }> {
  const name = newId();
  const codes = { debit: `${name}/a`, credit: `${name}/b` };
  await inTransaction((em) =>
    openAccounts(
      em,
      Object.values(codes).map((code) => ({ code, neverNegative: false })),
    ),
  );
  return codes;
}
const transfer = (codes: { debit: string; credit: string }, amount: bigint): Transfer => ({
  id: newId(),
  kind: 'POSTED',
  ...codes,
  amount,
  reference: 'test',
});

describe('closing a period', () => {
  test('keeps the balances of every account, which sum to nothing and are proven by a chain of hashes', async () => {
    const roundId = await aRound(service);
    await done(claim(roundId, await aContract(service)));
    const first = await closed();
    await done(claim(roundId, await aContract(service)));
    const second = await closed();
    const by = payer(service);
    const [before, after] = [await balancesOf(by, first.number), await balancesOf(by, second.number)];
    expect(first.balancesHash).toBe(hashOf('', before));
    expect(second.balancesHash).toBe(hashOf(first.balancesHash!, after));
    expect(before).toHaveLength(first.accounts!);
    const city = (balances: Balance[]) =>
      balances.find(({ account }) => account === `round/${roundId}/city/440600`);
    expect([city(before)?.debitsPendingFen, city(after)?.debitsPendingFen]).toEqual(['7300000', '14600000']);
    for (const balances of [before, after])
      expect(
        balances.reduce(
          (sum, each) => sum + BigInt(each.creditsPostedFen) - BigInt(each.debitsPostedFen),
          0n,
        ),
      ).toBe(0n);
  });

  test('takes two people', async () => {
    const personId = newId();
    const proposer = service.as({ role: 'FINANCE_PAYER', organisationKind: 'FINANCE', personId });
    const same = service.as({ role: 'COMMISSION_APPROVER', organisationKind: 'COMMISSION', personId });
    const endsAt = await anInstant();
    const { proposePeriod } = await done(proposer.query(PROPOSE, { endsAt, key: newId() }));
    const { number } = proposePeriod;
    expect(codeOf(await proposer.query(PROPOSE, { endsAt, key: newId() }))).toBe('PERIOD_PROPOSED');
    expect(codeOf(await same.query(CLOSE, { number, key: newId() }))).toBe('DUTIES_SEPARATED');
    expect(codeOf(await payer(service).query(CLOSE, { number, key: newId() }))).toBe('FORBIDDEN');
    await done(proposer.query(WITHDRAW, { number, key: newId() }));
    expect(codeOf(await approver(service).query(CLOSE, { number, key: newId() }))).toBe(
      'PERIOD_NOT_PROPOSED',
    );
  });

  test('ends after the last one and not after now', async () => {
    await twoAccounts();
    await closed();
    const later = new Date((await now()).getTime() + 60_000).toISOString();
    for (const endsAt of [later, new Date(hour).toISOString()])
      expect(codeOf(await payer(service).query(PROPOSE, { endsAt, key: newId() }))).toBe('PERIOD_BOUNDS');
  });

  test('waits for transactions that are booking, and the booking is within it', async () => {
    const codes = await twoAccounts();
    const [gate, booked] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const booking = inTransaction(async (em) => {
      await book(em, [transfer(codes, 5n)]);
      booked.resolve();
      await gate.promise;
    });
    await booked.promise;
    const closing = closed();
    await service.database.untilSomebodyWaits();
    gate.resolve();
    await booking;
    const balances = await balancesOf(payer(service), (await closing).number);
    expect(balances.find(({ account }) => account === codes.credit)).toMatchObject({ creditsPostedFen: '5' });
  });

  test('loses nothing while forty book at the same time', async () => {
    const codes = await twoAccounts();
    const bookings = Array.from({ length: 40 }, () => inTransaction((em) => book(em, [transfer(codes, 1n)])));
    const [{ number }] = await Promise.all([closed(), ...bookings]);
    const after = await closed();
    const posted = async (period: number) =>
      Number(
        (await balancesOf(payer(service), period)).find(({ account }) => account === codes.credit)
          ?.creditsPostedFen ?? 0,
      );
    expect(await posted(number)).toBeLessThanOrEqual(40);
    expect(await posted(after.number)).toBe(40);
  });
});

describe('a closed period', () => {
  test('takes nothing any more, whichever role books and whatever the clock says', async () => {
    const codes = await twoAccounts();
    await closed();
    await service.moveClock(new Date(hour));
    await expect(inTransaction((em) => book(em, [transfer(codes, 1n)]))).rejects.toThrow(/is closed/);
    await expect(
      service.sql(
        `insert into subsidy.ledger_transfer (id, kind, debit_account_id, credit_account_id, amount, reference, at)
         select gen_random_uuid(), 'POSTED', min(id), max(id), 1, 'x', timestamptz '2020-01-01' from subsidy.ledger_account`,
      ),
    ).rejects.toThrow(/is closed/);
  });

  test.each([
    'update subsidy.ledger_period set note = note',
    'delete from subsidy.ledger_period',
    'update subsidy.ledger_period_balance set debits_posted = 0',
    'delete from subsidy.ledger_period_balance',
  ])('is not changed even by the owner of the tables by mistake: %s', async (statement) => {
    await twoAccounts();
    await closed();
    await expect(service.sql(statement)).rejects.toThrow(/stays as it is|never changed/);
    await expect(inTransaction((em) => em.execute(statement))).rejects.toThrow(/permission denied/);
  });

  test('is corrected in the open one, with reference to it', async () => {
    const codes = await twoAccounts();
    await inTransaction((em) => book(em, [transfer(codes, 100n)]));
    const { number } = await closed();
    const back = transfer({ debit: codes.credit, credit: codes.debit }, 30n);
    const correct = (period: number) =>
      inTransaction((em) => bookCorrection(em, [back], { period, reason: '金额误记' }));
    expect(await correct(number + 1)).toEqual({ refusal: 'PERIOD_OPEN' });
    expect(await correct(number)).toBeUndefined();
    expect(await correct(number)).toBeUndefined();
    const [period] = await service.sql<{ ends_at: Date }>(
      'select ends_at from subsidy.ledger_period where number = $1',
      [number],
    );
    const { accountStatement } = await done(
      payer(service).query(STATEMENT, {
        account: codes.credit,
        from: period!.ends_at.toISOString(),
      }),
    );
    expect(accountStatement).toMatchObject({
      openingFen: '100',
      closingFen: '70',
      lines: [{ kind: 'POSTED', other: codes.debit, postedFen: '-30', pendingFen: '0', corrects: number }],
    });
  });
});

describe('a statement', () => {
  test('says what was reserved, posted and voided, page by page, and who may read it', async () => {
    const codes = await twoAccounts();
    const [kept, dropped] = [newId(), newId()];
    const pending = (id: string, amount: bigint): Transfer =>
      ({ ...transfer(codes, amount), id, kind: 'PENDING' }) as Transfer;
    await inTransaction(async (em) => {
      await book(em, [pending(kept, 60n), pending(dropped, 7n)]);
      await book(em, [
        { id: newId(), kind: 'POST_PENDING', pendingId: kept, amount: 45n, reference: 'test' },
      ]);
      await book(em, [{ id: newId(), kind: 'VOID_PENDING', pendingId: dropped, reference: 'test' }]);
    });
    const page = async (after?: string | null) =>
      (await done(payer(service).query(STATEMENT, { account: codes.debit, first: 3, after })))
        .accountStatement;
    const first = await page();
    expect(first).toMatchObject({
      openingFen: '0',
      closingFen: '-45',
      closingPendingFen: '0',
      pageInfo: { hasNextPage: true },
      lines: [
        { kind: 'PENDING', pendingFen: '-60', postedFen: '0' },
        { kind: 'PENDING', pendingFen: '-7', postedFen: '0' },
        { kind: 'POST_PENDING', pendingFen: '60', postedFen: '-45' },
      ],
    });
    expect((await page(first.pageInfo.endCursor)).lines).toMatchObject([
      { kind: 'VOID_PENDING', pendingFen: '7', postedFen: '0' },
    ]);
    const factory = service.as({ role: 'ENTERPRISE_SIGNATORY', organisationKind: 'ENTERPRISE' });
    expect(codeOf(await factory.query(STATEMENT, { account: codes.debit }))).toBe('FORBIDDEN');
  });
});
