import { jest } from '@jest/globals';
import { newId } from '#libs/kernel';
import { EmbeddedBank } from '../../../../libs/subsidy/src/bank/embedded-bank.js';
import { FolderBank } from '../../../../libs/subsidy/src/bank/folder-bank.js';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aService, type Client, type TestService } from '../../../support/a-service.js';
import {
  bankOf,
  expectEven,
  key,
  paidByBank,
  PAY_DO,
  payables,
} from '../../../support/world/subsidy/payment.js';
import { aRound, done, payer } from '../../../support/world/subsidy/subsidy.js';
import type { AnswerOf, Valid, VariablesOf } from '../../../support/graphql/typed.js';

let service: TestService;
let finance: Client;
beforeAll(async () => {
  service = await aService('subsidy');
  finance = payer(service);
});
afterAll(async () => {
  await service?.stop();
});
afterEach(() => jest.restoreAllMocks());

/** Cuts every connection of the service, as a killed process would leave them. */
function cut(): Promise<unknown> {
  return service.sql(
    `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'subsidy' and datname = current_database()`,
  );
}

/** Dies once at a step of the way to the bank: before it, or after it with the connections cut. */
function diesAt(step: 'deliver' | 'incoming' | 'putAway', when: 'before' | 'after'): void {
  const bank = bankOf(service) as EmbeddedBank;
  const real = (bank[step] as (...given: unknown[]) => Promise<unknown>).bind(bank);
  const spy = jest.spyOn(bank, step as 'deliver') as unknown as jest.SpiedFunction<
    (...given: unknown[]) => Promise<unknown>
  >;
  spy.mockImplementationOnce(async (...given: unknown[]) => {
    if (when === 'after') await real(...given);
    await cut();
    throw new Error(`killed ${when} ${step}`);
  });
}

/** The next write to a table fails, so that the transaction ends there as if the process had been killed. */
async function diesWriting(table: string): Promise<void> {
  await service.sql(`create sequence if not exists public.killed`);
  await service.sql(`create or replace function public.kill_once() returns trigger language plpgsql security definer as $$
    begin
      if nextval('public.killed') = 1 then raise exception 'killed'; end if;
      return coalesce(new, old);
    end $$`);
  await service.sql(`alter sequence public.killed restart`);
  await service.sql(
    `create trigger kill_once before insert or update on subsidy.${table} for each row execute function public.kill_once()`,
  );
}

/** Does what finance does until it went through; a step that failed is taken again, with a new key as after a restart. */
async function untilPaid(roundId: string): Promise<number> {
  let failures = 0;
  const attempt = async <const D extends string>(
    document: Valid<D>,
    variables: Omit<VariablesOf<D>, 'key'>,
  ): Promise<AnswerOf<D> | undefined> => {
    for (let left = 4; left > 0; left -= 1) {
      const { data, errors } = await finance.queryAnything(document, { ...variables, ...key() });
      if (!errors) return data;
      if (errors[0]!.extensions.code === 'NOTHING_TO_PAY') return undefined;
      failures += 1;
    }
    throw new Error('does not go through');
  };
  const made = await attempt(PAY_DO.make, { roundId });
  // Made, and the answer lost: the run is found where runs are listed.
  const { paymentRuns } = await done(
    finance.query(
      'query ($roundId: ID!) { paymentRuns(first: 5, roundId: $roundId) { edges { node { id } } } }',
      { roundId },
    ),
  );
  expect(paymentRuns.edges).toHaveLength(1);
  const id = made?.makePaymentRun.id ?? paymentRuns.edges[0]!.node.id;
  await attempt(PAY_DO.send, { id });
  await attempt(PAY_DO.collect, {});
  await attempt(PAY_DO.collect, {});
  return failures;
}

async function expectPaidOnce(roundId: string, count: number): Promise<void> {
  await expectEven(service);
  const rows = await service.sql<{ redemption_id: string; state: string }>(
    'select redemption_id, state from subsidy.payout where round_id = $1',
    [roundId],
  );
  expect(rows.map(({ state }) => state)).toEqual(Array(count).fill('SUCCEEDED'));
  const byBank = await paidByBank(service);
  expect(rows.map(({ redemption_id: id }) => byBank.get(id))).toEqual(Array(count).fill(1));
  const reserved = await service.sql<{ kind: string; n: number }>(
    `select t.kind, count(*)::int as n from subsidy.ledger_transfer t
       join subsidy.payout p on p.voucher_id::text = t.reference
      where p.round_id = $1 and t.kind in ('PENDING', 'POST_PENDING') group by 1 order by 1`,
    [roundId],
  );
  // Each reservation of each of them was posted, once.
  expect(reserved[0]!.n).toBe(reserved[1]!.n);
  const events = await service.outbox('voucher.paid.v1');
  expect(events.filter(({ data }) => data.roundId === roundId)).toHaveLength(count);
}

describe('killed at any point, each line is paid once', () => {
  test.each([
    ['before the hand-over', 'deliver', 'before'],
    ['after the hand-over, before it was noted', 'deliver', 'after'],
    ['before the answers are read', 'incoming', 'before'],
    ['after the answers are read', 'incoming', 'after'],
    ['before the answers are put away', 'putAway', 'before'],
    ['after the answers are put away', 'putAway', 'after'],
  ] as const)('%s', async (_, step, when) => {
    const roundId = await aRound(service);
    await payables(service, roundId, 2);
    diesAt(step, when);
    // A connection that was cut may be handed out once more, so that the next attempt fails as well.
    expect(await untilPaid(roundId)).toBeGreaterThan(0);
    await expectPaidOnce(roundId, 2);
  });

  test.each([
    'payment_run',
    'payout',
    'redemption',
    'history',
    'command',
    'embedded_bank_file',
    'embedded_bank_payment',
    'bank_file',
    'bank_answer',
    'ledger_transfer',
    'ledger_account',
    'voucher',
    'outbox',
  ])('within the transaction that writes %s', async (table) => {
    const roundId = await aRound(service);
    await payables(service, roundId, 2);
    await diesWriting(table);
    try {
      expect(await untilPaid(roundId)).toBe(1);
    } finally {
      await service.sql(`drop trigger kill_once on subsidy.${table}`);
    }
    await expectPaidOnce(roundId, 2);
  });
});

describe('a drop folder', () => {
  test('gets a file once, however often it is handed over and whatever was taken away meanwhile', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'yunshang-bank-'));
    try {
      const document = { name: `payment-${newId()}.csv`, content: '演示' };
      const hands = Array.from({ length: 12 }, () => new FolderBank(folder).deliver(document));
      await Promise.all(hands);
      expect(readdirSync(join(folder, 'out'))).toEqual([document.name]);
      // The bank collects it; handing over again must not bring it back.
      rmSync(join(folder, 'out', document.name));
      await new FolderBank(folder).deliver(document);
      expect(readdirSync(join(folder, 'out'))).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
