import { MikroORM, type EntityManager } from '@mikro-orm/postgresql';
import * as fc from 'fast-check';
import { newId } from '#libs/kernel';
import {
  accountsOf,
  book,
  LedgerAccount,
  LedgerTransfer,
  lockAccounts,
  openAccounts,
  type Refusal,
  type Transfer,
} from '#libs/ledger';
import { databaseOptions } from '#libs/platform';
import { aDatabase, type TestDatabase } from '../../support/a-database.js';

let database: TestDatabase;
let orm: MikroORM;

beforeAll(async () => {
  database = await aDatabase();
  orm = await MikroORM.init(
    databaseOptions('subsidy', [LedgerAccount, LedgerTransfer], database.url('subsidy')),
  );
});
afterAll(async () => {
  await orm?.close();
  await database?.drop();
});

const inTransaction = <T>(work: (em: EntityManager) => Promise<T>): Promise<T> =>
  orm.em.fork().transactional(work);
const booked = (...transfers: Transfer[]): Promise<Refusal | undefined> =>
  inTransaction((em) => book(em, transfers));

async function expectWhole(): Promise<void> {
  expect(await database.sql('select * from subsidy.ledger_sum')).toEqual([{ posted: '0', pending: '0' }]);
  for (const view of ['ledger_drift', 'ledger_ended_twice', 'ledger_orphan', 'ledger_overdrawn'])
    expect([view, await database.sql(`select * from subsidy.${view}`)]).toEqual([view, []]);
}
afterEach(expectWhole);

/** A purse that must not go negative with some money in it, and two accounts that may. */
async function purse(amount: bigint): Promise<{ source: string; purse: string; used: string }> {
  const name = newId();
  const codes = { source: `${name}/source`, purse: `${name}/purse`, used: `${name}/used` };
  await inTransaction(async (em) => {
    await openAccounts(
      em,
      Object.values(codes).map((code) => ({ code, neverNegative: code === codes.purse })),
    );
    const fund = { id: newId(), kind: 'POSTED', reference: name } as const;
    await book(em, [{ ...fund, debit: codes.source, credit: codes.purse, amount }]);
  });
  return codes;
}

const available = async (code: string): Promise<bigint> =>
  (await accountsOf(orm.em.fork(), [code])).get(code)!.available;

const reserve = (from: { purse: string; used: string }, amount: bigint, id = newId()): Transfer => ({
  id,
  kind: 'PENDING',
  debit: from.purse,
  credit: from.used,
  amount,
  reference: 'test',
});

describe('a transfer', () => {
  test('is booked once however often it is sent', async () => {
    const codes = await purse(100n);
    const transfer = reserve(codes, 60n);
    expect(await booked(transfer)).toBeUndefined();
    expect(await booked(transfer)).toBeUndefined();
    expect(await available(codes.purse)).toBe(40n);
    expect(await booked({ ...transfer, amount: 61n } as Transfer)).toEqual({
      refusal: 'TRANSFER_REUSED',
      transfer: transfer.id,
    });
  });

  test('takes effect with all that it is linked to, or not at all', async () => {
    const [rich, poor] = [await purse(100n), await purse(10n)];
    expect(await booked(reserve(rich, 50n), reserve(poor, 50n))).toEqual({
      refusal: 'ACCOUNT_SHORT',
      account: poor.purse,
    });
    expect(await available(rich.purse)).toBe(100n);
  });

  test('of a reservation ends it once: posted or voided', async () => {
    const codes = await purse(100n);
    const pendingId = newId();
    await booked(reserve(codes, 60n, pendingId));
    const end = (kind: 'POST_PENDING' | 'VOID_PENDING'): Transfer => ({
      id: newId(),
      kind,
      pendingId,
      reference: 'test',
    });
    const ends = await Promise.all(
      Array.from({ length: 16 }, (_, i) => booked(end(i % 2 ? 'POST_PENDING' : 'VOID_PENDING'))),
    );
    expect(ends.filter((refusal) => refusal === undefined)).toHaveLength(1);
    expect(ends.filter((refusal) => refusal?.refusal === 'RESERVATION_ENDED')).toHaveLength(15);
  });

  test('posts a part, and the rest goes back', async () => {
    const codes = await purse(100n);
    const pendingId = newId();
    await booked(reserve(codes, 60n, pendingId));
    const post = { kind: 'POST_PENDING', pendingId, reference: 'test' } as const;
    expect(await booked({ ...post, id: newId(), amount: 61n })).toMatchObject({
      refusal: 'EXCEEDS_RESERVATION',
    });
    expect(await booked({ ...post, id: newId(), amount: 45n })).toBeUndefined();
    expect(await available(codes.purse)).toBe(55n);
  });
});

describe('the database', () => {
  test.each([
    'update subsidy.ledger_account set credits_posted = 1',
    'delete from subsidy.ledger_account',
    "insert into subsidy.ledger_account (code, never_negative, opened_at) values ('x', false, now())",
    'update subsidy.ledger_transfer set amount = 1',
    'delete from subsidy.ledger_transfer',
    "insert into subsidy.ledger_transfer (id) values ('00000000-0000-8000-8000-000000000000')",
  ])('does not let the service: %s', async (statement) => {
    await expect(orm.em.fork().execute(statement)).rejects.toThrow(/permission denied/);
  });

  test('does not even let its superuser change a transfer by mistake', async () => {
    await purse(1n);
    await expect(database.sql('update subsidy.ledger_transfer set amount = amount + 1')).rejects.toThrow(
      /never changed or deleted/,
    );
    await expect(database.sql('truncate subsidy.ledger_transfer cascade')).rejects.toThrow(/never changed/);
  });

  test('of sixty-four who take from one purse at once lets as many through as it holds', async () => {
    const codes = await purse(1000n);
    const others = await purse(1_000_000n);
    // Half of them name the accounts the other way round: no deadlock, because the ledger has its own order.
    const answers = await Promise.all(
      Array.from({ length: 64 }, (_, i) => {
        const both = [reserve(codes, 73n), reserve(others, 1n)];
        return booked(...(i % 2 ? both : both.toReversed()));
      }),
    );
    expect(answers.filter((refusal) => refusal === undefined)).toHaveLength(13);
    expect(await available(codes.purse)).toBe(1000n - 13n * 73n);
    expect(await available(others.purse)).toBe(1_000_000n - 13n);
  });

  test('holds locked accounts until the transaction ends', async () => {
    const codes = await purse(10n);
    const gate = Promise.withResolvers<void>();
    const locked = Promise.withResolvers<void>();
    const first = inTransaction(async (em) => {
      await lockAccounts(em, [codes.purse]);
      locked.resolve();
      await gate.promise;
      return book(em, [reserve(codes, 10n)]);
    });
    await locked.promise;
    const second = booked(reserve(codes, 1n));
    gate.resolve();
    expect(await first).toBeUndefined();
    expect(await second).toEqual({ refusal: 'ACCOUNT_SHORT', account: codes.purse });
  });
});

type Step =
  | { readonly do: 'reserve' | 'take' | 'give'; readonly from: number; readonly amount: number }
  | { readonly do: 'post' | 'void'; readonly which: number; readonly part: number }
  | { readonly do: 'again'; readonly which: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constantFrom('reserve' as const, 'take' as const, 'give' as const),
    from: fc.nat(2),
    amount: fc.integer({ min: 1, max: 80 }),
  }),
  fc.record({ do: fc.constantFrom('post' as const, 'void' as const), which: fc.nat(9), part: fc.nat(100) }),
  fc.record({ do: fc.constant('again' as const), which: fc.nat(9) }),
);

/** Plays a history, some steps of it at once, against the ledger. */
async function play(history: readonly (readonly Step[])[]): Promise<void> {
  const purses = [await purse(100n), await purse(150n), await purse(1n)];
  const sent: Transfer[] = [];
  const pending: { id: string; amount: bigint }[] = [];
  const transferOf = (each: Step): Transfer | undefined => {
    if (each.do === 'again') return sent[each.which % Math.max(sent.length, 1)];
    if ('which' in each) {
      const target = pending[each.which % Math.max(pending.length, 1)];
      if (!target) return undefined;
      const end = { id: newId(), pendingId: target.id, reference: 'history' };
      if (each.do === 'void') return { ...end, kind: 'VOID_PENDING' };
      const part = (target.amount * BigInt(each.part)) / 100n;
      return { ...end, kind: 'POST_PENDING', ...(part > 0n ? { amount: part } : {}) };
    }
    const { purse: own, used } = purses[each.from]!;
    const amount = BigInt(each.amount);
    const id = newId();
    if (each.do === 'reserve') pending.push({ id, amount });
    const [debit, credit] = each.do === 'give' ? [used, own] : [own, used];
    const kind = each.do === 'reserve' ? 'PENDING' : 'POSTED';
    return { id, kind, debit, credit, amount, reference: 'history' };
  };
  for (const together of history) {
    const transfers = together.map(transferOf).filter((each) => each !== undefined);
    // A reservation that was refused cannot be ended; the ledger says so by failing, and nothing is booked.
    await Promise.allSettled(transfers.map((each) => booked(each)));
    sent.push(...transfers);
  }
}

describe('whatever happens, in whatever order', () => {
  test('sums are zero, nothing is overdrawn, every reservation ends at most once, balances can be rebuilt', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 12 }),
        async (history) => {
          await play(history);
          await expectWhole();
        },
      ),
      { numRuns: 40 },
    );
  });
});
