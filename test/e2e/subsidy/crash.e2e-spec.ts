import { EntityManager } from '@mikro-orm/postgresql';
import * as fc from 'fast-check';
import { newId } from '#libs/kernel';
import { book } from '#libs/ledger';
import { AllocationScheduler } from '../../../libs/subsidy/src/voucher/allocation-scheduler.js';
import { aService, type Answer, type Client, type TestService } from '../../support/a-service.js';
import { Killing } from '../../support/killing.js';
import { aCrowd, WORTH_73_000 } from '../../support/world/subsidy/crowd.js';
import {
  accepted,
  approver,
  aRound,
  certified,
  CLAIM,
  DO,
  expectWholeLedger,
  manager,
  papers,
  payer,
  reviewer,
  type SignedUp,
} from '../../support/world/subsidy/subsidy.js';
import type { AnswerOf, Valid, VariablesOf } from '../../support/graphql/typed.js';

/** How many steps each history has, and how many histories there are; more by the environment, for a long run. */
const STEPS = Number(process.env.HISTORY_STEPS ?? 200);
const HISTORIES = Number(process.env.HISTORIES ?? 2);
const ENTERPRISES = 24;
const CITIES = ['440600', '440100'];
const DAY_MS = 86_400_000;
const RELEASE = `mutation ($id: ID!, $key: ID!) { releaseVoucher(id: $id, reason: "不再实施", idempotencyKey: $key) { state } }`;

type What = 'claim' | 'release' | 'certify' | 'submit' | 'advance' | 'days' | 'move';
interface Step {
  readonly what: What;
  readonly who: number;
  readonly coin: number;
  /** After how many statements everything that the service has open breaks; null for a step without a kill. */
  readonly kill: number | null;
  readonly underWay: boolean;
}

const step = fc.record<Step>({
  what: fc.oneof(
    { weight: 6, arbitrary: fc.constant('claim' as const) },
    { weight: 1, arbitrary: fc.constant('release' as const) },
    { weight: 1, arbitrary: fc.constant('certify' as const) },
    { weight: 4, arbitrary: fc.constant('submit' as const) },
    { weight: 16, arbitrary: fc.constant('advance' as const) },
    { weight: 2, arbitrary: fc.constant('days' as const) },
    { weight: 1, arbitrary: fc.constant('move' as const) },
  ),
  who: fc.nat(ENTERPRISES - 1),
  coin: fc.nat(9),
  kill: fc.option(fc.nat(60), { freq: 2 }),
  underWay: fc.boolean(),
});

let service: TestService;
let killing: Killing;
beforeAll(async () => {
  service = await aService('subsidy');
  killing = new Killing(await service.app.get(EntityManager).getConnection().getNativeClient());
});
afterAll(async () => {
  await service?.stop();
});

/** Sends a command until it is answered, with the same key, as a client does whose connection broke. */
async function sent<const D extends string>(
  client: Client,
  document: Valid<D>,
  variables: Omit<VariablesOf<D>, 'key'>,
): Promise<Answer<AnswerOf<D>> | undefined> {
  const key = newId();
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const answer = await client.queryAnything(document, { ...variables, key });
    if (!answer.errors?.some(({ extensions }) => extensions.code === 'INTERNAL')) return answer;
  }
  return undefined;
}

class History {
  private now = new Date('2020-10-10T10:00:00+08:00');
  private readonly officials = {
    reviewers: CITIES.map((city) => reviewer(service, city)),
    approver: approver(service),
    manager: manager(service),
    payer: payer(service),
  };

  constructor(
    private readonly roundId: string,
    private readonly crowd: readonly SignedUp[],
  ) {}

  async take({ what, who, coin, kill, underWay }: Step): Promise<void> {
    if (kill !== null) killing.after(kill, underWay);
    const one = this.crowd[who]!;
    if (what === 'claim') await this.claim(one);
    if (what === 'release') await this.release(one);
    if (what === 'certify') await ignoring(certified(service, one.enterpriseId, CITIES[who % 2]));
    if (what === 'submit') await this.submit(one);
    if (what === 'advance') await this.advance(who, coin);
    if (what === 'days') await this.days(1 + (coin % 3));
    if (what === 'move') await this.move(coin);
  }

  private claim({ signatory, contractId }: SignedUp): Promise<unknown> {
    return sent(signatory, CLAIM, { input: { roundId: this.roundId, contractId } });
  }

  private async release(one: SignedUp): Promise<void> {
    const voucher = await this.voucherOf(one);
    if (voucher) await sent(one.signatory, RELEASE, { id: voucher.id });
  }

  private async submit(one: SignedUp): Promise<void> {
    const voucher = await this.voucherOf(one);
    const phase = voucher?.phases.find(({ state }) => state === 'RESERVED');
    if (!voucher || !phase) return;
    const input = papers(voucher.id, { paidFen: phase.contractFen, phase: phase.number });
    await sent(one.signatory, DO.submit, { input });
  }

  /** One of the files takes its next step. */
  private async advance(who: number, coin: number): Promise<void> {
    const files = await service.sql<{
      id: string;
      state: string;
      division_code: string;
      payout: string | null;
    }>(
      `select r.id, r.state, r.division_code, p.id as payout from subsidy.redemption r
         left join subsidy.payout p on p.redemption_id = r.id and p.state = 'PENDING'
        where r.round_id = $1 and r.state in ('SUBMITTED', 'REVIEWED', 'APPROVED', 'NOTICED', 'PAYING') order by r.id`,
      [this.roundId],
    );
    const file = files[who % Math.max(files.length, 1)];
    if (!file) return;
    const { id } = file;
    const { officials } = this;
    const decision = coin === 0 ? 'REJECTED' : 'APPROVED';
    const local =
      officials.reviewers[CITIES.findIndex((city) => city.slice(0, 4) === file.division_code.slice(0, 4))]!;
    if (file.state === 'SUBMITTED') await sent(local, DO.review, { id, decision: 'REVIEWED', reason: '' });
    if (file.state === 'REVIEWED')
      await sent(officials.approver, DO.approve, { id, decision, reason: '材料齐全' });
    if (file.state === 'APPROVED')
      await sent(officials.manager, DO.notice, { roundId: this.roundId, ids: [id] });
    if (file.state === 'NOTICED') await sent(officials.payer, DO.pay, { ids: [id] });
    if (file.payout)
      await sent(officials.payer, DO.confirm, { id: file.payout, reference: newId(), succeeded: coin > 2 });
  }

  private async days(many: number): Promise<void> {
    this.now = new Date(this.now.getTime() + many * DAY_MS);
    await service.moveClock(this.now);
  }

  /** Money goes from one city to the other while claims run. */
  private async move(coin: number): Promise<void> {
    const [from, to] = coin % 2 ? CITIES : CITIES.toReversed();
    const em = service.app.get(EntityManager).fork();
    const account = (city?: string) => `round/${this.roundId}/city/${city}`;
    await ignoring(
      em.transactional((inside) =>
        book(inside, [
          {
            id: newId(),
            kind: 'POSTED',
            reference: this.roundId,
            debit: account(from),
            credit: account(to),
            amount: BigInt(coin + 1) * 1_000_000n,
          },
        ]),
      ),
    );
    await ignoring(service.app.get(AllocationScheduler).settle(this.roundId));
  }

  private async voucherOf({ contractId }: SignedUp) {
    const [voucher] = await service.sql<{
      id: string;
      phases: { number: number; contractFen: string; state: string }[];
    }>(
      `select id, phases from subsidy.voucher
        where round_id = $1 and contract_id = $2 and state not in ('REFUSED', 'RELEASED', 'EXPIRED')`,
      [this.roundId, contractId],
    );
    return voucher;
  }
}

/** What a kill broke is tried again by the next request. */
async function ignoring(work: Promise<unknown>): Promise<void> {
  await work.then(
    () => undefined,
    () => undefined,
  );
}

/** A round in which every limit binds, whose windows lie over each other, and those who may claim in it. */
async function aHistory(): Promise<{ roundId: string; history: History }> {
  await service.moveClock(new Date('2020-10-10T10:00:00+08:00'));
  const roundId = await aRound(service, {
    // Claims and redemptions side by side, all the time.
    claimTo: '2021-02-08T17:00:00+08:00',
    redeemFrom: '2020-05-25T10:00:00+08:00',
    budgetFen: '90000000',
    overAllocated: true,
    tranches: CITIES.map((cityCode) => ({ cityCode, amountFen: '60000000' })),
  });
  const third = (BigInt(WORTH_73_000) / 3n).toString();
  const phases = [third, third, String(BigInt(WORTH_73_000) - 2n * BigInt(third))];
  const providers = [newId(), newId()];
  const crowd = await aCrowd(service, ENTERPRISES, (i) => ({
    city: CITIES[i % 2]!,
    providerId: providers[i % 2]!,
    ...(i % 4 === 0 ? { phases: phases.map((amountFen) => ({ title: '', amountFen })) } : {}),
    ...(i % 5 === 0 ? { controlledBy: '91440101YUNGROUP01' } : {}),
  }));
  await service.sql(`delete from subsidy.enterprise_copy where id = any ($1)`, [
    crowd.filter((_, i) => i % 6 === 5).map(({ enterpriseId }) => enterpriseId),
  ]);
  for (const one of crowd) await accepted(service, one);
  return { roundId, history: new History(roundId, crowd) };
}

/** What must be true after whatever happened, once the round is settled. */
async function expectWhole(roundId: string): Promise<void> {
  await expectWholeLedger(service);
  const rows = (text: string) => service.sql(text, [roundId]);
  expect(await rows(`select id from subsidy.voucher where round_id = $1 and state = 'ACCEPTED'`)).toEqual([]);
  // The first of a list really lacks what it waits for: nothing lies idle that somebody waits for.
  expect(
    await rows(
      `select distinct on (v.waiting_account) v.id from subsidy.voucher v
         join subsidy.ledger_account a on a.code = v.waiting_account
        where v.round_id = $1 and v.state = 'WAITING'
          and not exists (select from subsidy.voucher w where w.state = 'WAITING' and w.waiting_account = v.waiting_account
                             and (w.priority, w.accepted_number) < (v.priority, v.accepted_number))
          and a.credits_posted - a.debits_posted - a.debits_pending >= v.amount_fen`,
    ),
  ).toEqual([]);
  const told = (type: string, should: string) =>
    rows(
      `select v.id, (select count(*) from subsidy.outbox o where o.type = '${type}' and o.data ->> 'voucherId' = v.id::text) as told,
              ${should} as should
         from subsidy.voucher v where v.round_id = $1
          and (select count(*) from subsidy.outbox o where o.type = '${type}' and o.data ->> 'voucherId' = v.id::text) <> ${should}`,
    );
  expect(await told('voucher.reserved.v1', '(v.reserved_at is not null)::int')).toEqual([]);
  expect(
    await told(
      'voucher.redeemed.v1',
      `(select count(*) from subsidy.history h join subsidy.redemption r on r.id = h.subject_id
         where r.voucher_id = v.id and h.subject_kind = 'REDEMPTION' and h.to_state = 'APPROVED')`,
    ),
  ).toEqual([]);
  expect(
    await told(
      'voucher.paid.v1',
      `(select count(*) from subsidy.voucher_phase p where p.voucher_id = v.id and p.state = 'PAID')`,
    ),
  ).toEqual([]);
  // Each state follows on the one before: no change without its record, none recorded twice.
  expect(
    await rows(
      `select * from (
         select h.subject_id, h.from_state, h.to_state, lag(h.to_state) over (partition by h.subject_id order by h.id) as before,
                lead(h.id) over (partition by h.subject_id order by h.id) is null as last, v.state
           from subsidy.history h join subsidy.voucher v on v.id = h.subject_id
          where h.subject_kind = 'VOUCHER' and v.round_id = $1) chain
        where from_state is distinct from before or (last and to_state <> state)`,
    ),
  ).toEqual([]);
}

test('whatever happens, and wherever it is killed, no fen is lost, promised twice or paid twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: STEPS, maxLength: STEPS }), async (steps) => {
      const { roundId, history } = await aHistory();
      for (let i = 0; i < steps.length;) {
        // Some of them at the same moment.
        const together = 1 + (steps[i]!.coin % 4);
        await Promise.all(steps.slice(i, i + together).map((each) => history.take(each)));
        i += together;
      }
      killing.after(Number.POSITIVE_INFINITY, false);
      await service.app.get(AllocationScheduler).settle(roundId);
      await expectWhole(roundId);
      // The windows close: what nobody asked for goes back, to the last fen.
      await service.moveClock(new Date('2021-02-08T17:00:00+08:00'));
      await service.app.get(AllocationScheduler).settle(roundId);
      await expectWhole(roundId);
      const left = await service.sql(
        `select id from subsidy.voucher where round_id = $1
            and state in ('WAITING_CERTIFICATION', 'ACCEPTED', 'WAITING', 'RESERVED')`,
        [roundId],
      );
      expect(left).toEqual([]);
    }),
    { numRuns: HISTORIES, endOnFailure: true },
  );
  expect(killing.kills).toBeGreaterThan(HISTORIES);
}, 600_000);
