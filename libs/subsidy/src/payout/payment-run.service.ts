import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { DomainError, notFound, type Actor, type Acting } from '#libs/kernel';
import { Clock, Commands, connection, record, type Connection } from '#libs/platform';
import { Bank } from '../bank/bank.js';
import { balancesOf } from '../recovery-case/recovery-ledger.js';
import { RecoveryCase } from '../recovery-case/recovery.entity.js';
import { Redemption } from '../redemption/redemption.entity.js';
import { redemptionViews } from '../redemption/redemption.queries.js';
import type { RoundPageArgs } from '../round/round-page.args.js';
import type { PaymentCandidateView } from './candidate.views.js';
import { instruct, instructFurther } from './instruction.js';
import { assertPayable, latestAccounts, payabilityOf } from './payable.js';
import { PayeeAccount } from './payee.entity.js';
import { TaxInvoices } from '../tax-register/tax-invoices.js';
import { payoutsSeenBy } from './seen-payouts.queries.js';
import { PaymentRun } from './payment-run.entity.js';
import { newRun, writeFile } from './payment-run.file.js';
import { paymentRunView, type PaymentRunView } from './payment-run.views.js';
import { Payout } from './payout.entity.js';
import { changed } from '../history/changed.js';
import { conflicted } from '../conflict/conflict.rules.js';
import { blockedOf } from '../conflict/conflicts.js';
import { visibleTo } from '../conflict/visibility.js';

const MOST_LINES = 500;

@Injectable()
export class PaymentRunService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly commands: Commands,
    private readonly bank: Bank,
    private readonly register: TaxInvoices,
  ) {}

  /**
   * Makes a run of what can be paid in a round: the redemptions named, or all whose notice has closed and that nothing
   * stands against; also what the bank gave back and what is owed back after an appeal. The file is fixed from here on.
   * @throws DomainError NOT_FOUND, LIST_SIZE, NOT_PAYABLE (when named), NOTHING_TO_PAY, DUTIES_SEPARATED, BUSY while
   * another run of the round is made
   */
  make(roundId: string, ids: readonly string[] | null, key: string, by: Actor): Promise<PaymentRunView> {
    const acting = by.actingAs('payout.pay');
    const body = { roundId, redemptionIds: ids };
    const alone = `makePaymentRun ${roundId}`;
    return this.commands.run({ key, by, name: 'makePaymentRun', body, alone }, async (em, now) => {
      const redemptions = await this.candidates(em, roundId, ids, by);
      const payability = await payabilityOf(em, redemptions, now, {
        throughBank: true,
        register: this.register,
      });
      if (ids) assertPayable(payability);
      const payable = redemptions.filter(
        (each) => !payability.obstacles.has(each.id) && mayPay(each, acting),
      );
      const run = await newRun(em, roundId, 'BANK', acting, now);
      const payouts = instruct(em, payable, payability.accounts, run.id, acting, now);
      if (!ids) payouts.push(...(await this.further(em, roundId, run.id, acting, now)));
      if (payouts.length === 0) throw new DomainError('NOTHING_TO_PAY');
      await writeFile(em, run, payouts, now);
      em.persist(run);
      record(em, { kind: 'PAYMENT_RUN', id: run.id, from: null, to: run.state, by: acting, at: now });
      await em.flush();
      return paymentRunView(run, payouts);
    });
  }

  /** What `make` would look at now, with what keeps each from being paid through the bank; the first 500. */
  async candidatesOf(roundId: string | null, by: Actor): Promise<PaymentCandidateView[]> {
    const em = this.em.fork();
    const files = await em.find(
      Redemption,
      {
        ...visibleTo(by, 'redemption.read', await blockedOf(em, by.personId)),
        ...(roundId && { roundId }),
        state: 'NOTICED',
      },
      { orderBy: { submittedAt: 'asc', id: 'asc' }, limit: MOST_LINES },
    );
    const { obstacles } = await payabilityOf(em, files, await this.clock.now(em), {
      throughBank: true,
      register: this.register,
      looking: true,
    });
    const views = await redemptionViews(em, files);
    return views.map((redemption) => {
      const { code = null, until = null } = obstacles.get(redemption.id) ?? {};
      return { redemption, obstacle: code, until };
    });
  }

  /**
   * Hands the file of a run to the bank. First it is noted that the file may be there, then it is handed over, then that
   * it was: after a kill at any point the same call goes on, and the bank gets the file once.
   * @throws DomainError NOT_FOUND, MOVE_NOT_ALLOWED when it was cancelled or is done by hand
   */
  async send(id: string, key: string, by: Actor): Promise<PaymentRunView> {
    const acting = by.actingAs('payout.pay');
    const command = { by, name: 'sendPaymentRun', body: { id } };
    const sending = { ...command, key: `${key}/sending` };
    await this.commands.run(sending, async (em, now) => {
      const run = await this.held(em, id);
      if (run.state === 'SENDING' || run.state === 'SENT') return { id };
      const payouts = await em.find(Payout, { runId: id }, { orderBy: { id: 'asc' } });
      run.send(acting, now);
      for (const payout of payouts) {
        payout.send(id, acting, now);
        changed(em, 'PAYOUT', payout, 'PENDING', acting, now);
      }
      record(em, { kind: 'PAYMENT_RUN', id, from: 'PREPARED', to: run.state, by: acting, at: now });
      return { id };
    });
    const { fileName, content } = await this.em.fork().findOneOrFail(PaymentRun, id);
    await this.bank.deliver({ name: fileName!, content: content! });
    return this.commands.run({ ...command, key }, async (em, now) => {
      const run = await this.held(em, id);
      if (run.state !== 'SENT') {
        run.handedOver(acting, now);
        record(em, { kind: 'PAYMENT_RUN', id, from: 'SENDING', to: run.state, by: acting, at: now });
      }
      await em.flush();
      return this.view(em, run, by);
    });
  }

  /** Gives a run up whose file was never handed over; its redemptions can be paid again. */
  cancel(id: string, reason: string, key: string, by: Actor): Promise<PaymentRunView> {
    const acting = by.actingAs('payout.pay');
    const body = { id, reason };
    return this.commands.run({ key, by, name: 'cancelPaymentRun', body }, async (em, now) => {
      if (reason.trim().length < 2) throw new DomainError('REASON_NEEDED');
      const payouts = await em.find(Payout, { runId: id }, { orderBy: { redemptionId: 'asc' } });
      const redemptions = await heldInOrder(em, payouts);
      const run = await this.held(em, id);
      await em.refresh(run);
      run.cancel(acting);
      for (const payout of payouts) {
        payout.end({ to: 'FAILED', reason }, acting, now);
        changed(em, 'PAYOUT', payout, 'PENDING', acting, now, reason);
        const redemption = payout.kind === 'SUBSIDY' && redemptions.get(payout.redemptionId!);
        if (!redemption) continue;
        redemption.confirm(false, acting);
        changed(em, 'REDEMPTION', redemption, 'PAYING', acting, now, reason);
      }
      record(em, { kind: 'PAYMENT_RUN', id, from: 'PREPARED', to: run.state, by: acting, at: now, reason });
      await em.flush();
      return this.view(em, run, by);
    });
  }

  async one(id: string, by: Actor): Promise<PaymentRunView> {
    const em = this.em.fork();
    const run = await em.findOne(PaymentRun, id);
    if (!run) throw notFound('payment run');
    return this.view(em, run, by);
  }

  async list({ first, after, roundId }: RoundPageArgs, by: Actor): Promise<Connection<PaymentRunView>> {
    const em = this.em.fork();
    const found = await em.findByCursor(PaymentRun, {
      where: roundId ? { roundId } : {},
      orderBy: { number: 'desc' },
      first,
      after,
      includeCount: false,
    });
    const seen = await payoutsSeenBy(em, by);
    const runIds = { runId: { $in: found.items.map(({ id }) => id) } };
    const payouts = await em.find(Payout, { $and: [runIds, seen] });
    const byRun = Map.groupBy(payouts, ({ runId }) => runId);
    const { edges, pageInfo } = connection(found);
    return {
      edges: edges.map(({ cursor, node }) => ({
        cursor,
        node: paymentRunView(node, byRun.get(node.id) ?? []),
      })),
      pageInfo,
    };
  }

  private async view(em: EntityManager, run: PaymentRun, by: Actor): Promise<PaymentRunView> {
    const visible = { $and: [{ runId: run.id }, await payoutsSeenBy(em, by)] };
    const payouts = await em.find(Payout, visible, { orderBy: { id: 'asc' } });
    return paymentRunView(run, payouts);
  }

  private async held(em: EntityManager, id: string): Promise<PaymentRun> {
    const run = await em.findOne(PaymentRun, id, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
    if (!run || run.channel === 'MANUAL') throw notFound('payment run');
    return run;
  }

  /** Held in the order of their ids, so that two runs that overlap wait for each other and not in a circle. */
  private async candidates(
    em: EntityManager,
    roundId: string,
    ids: readonly string[] | null,
    by: Actor,
  ): Promise<Redemption[]> {
    if (ids && (ids.length < 1 || ids.length > MOST_LINES))
      throw new DomainError('LIST_SIZE', { most: MOST_LINES });
    const found = await em.find(
      Redemption,
      ids ? { id: { $in: [...new Set(ids)] }, roundId } : { roundId, state: 'NOTICED' },
      { orderBy: { id: 'asc' }, limit: MOST_LINES, lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    const blocked = await blockedOf(em, by.personId);
    const free = found.filter((file) => !conflicted({ blocked }, file));
    if (ids && free.length < new Set(ids).size) throw notFound('redemption');
    return free;
  }

  /** What is to be paid without a reservation to post. */
  private async further(
    em: EntityManager,
    roundId: string,
    runId: string,
    by: Acting,
    now: Date,
  ): Promise<Payout[]> {
    const blocked = [...(await blockedOf(em, by.personId))];
    const returned = { roundId, returnedAt: { $ne: null }, kind: { $ne: 'REFUND' as const } };
    const cameBack = await em.find(
      Payout,
      { $and: [returned, await payoutsSeenBy(em, by)] },
      { orderBy: { id: 'asc' }, limit: MOST_LINES, lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    const followed = await em.find(Payout, {
      repeatsId: { $in: cameBack.map(({ id }) => id) },
      state: { $nin: ['FAILED', 'RETURNED'] },
    });
    const again = cameBack.filter(({ id }) => !followed.some(({ repeatsId }) => repeatsId === id));
    const cases = await em.find(
      RecoveryCase,
      { roundId, state: 'REFUNDING', enterpriseId: { $nin: blocked }, providerId: { $nin: blocked } },
      { orderBy: { id: 'asc' }, limit: MOST_LINES, lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    const live = await em.find(Payout, {
      recoveryId: { $in: cases.map(({ id }) => id) },
      state: { $in: ['PENDING', 'SENT', 'ACKNOWLEDGED'] },
    });
    const owed = cases.filter(({ id }) => !live.some(({ recoveryId }) => recoveryId === id));
    const balances = await balancesOf(
      em,
      owed.map(({ id }) => id),
    );
    const accounts = await latestAccounts(em, [...again, ...owed]);
    const effective = (enterpriseId: string): PayeeAccount | undefined => {
      const account = accounts.get(enterpriseId);
      return account && now >= account.effectiveAt ? account : undefined;
    };
    const wanted = [
      ...again.map(({ id, redemptionId, enterpriseId, amountFen, phase }) => {
        return { kind: 'REPEAT' as const, repeatsId: id, redemptionId, enterpriseId, amountFen, phase };
      }),
      ...owed.map(({ id, enterpriseId }) => {
        const amountFen = balances.get(id)!.refundOwedFen;
        return { kind: 'REFUND' as const, recoveryId: id, enterpriseId, amountFen };
      }),
    ];
    return wanted.flatMap((what) => {
      const account = effective(what.enterpriseId);
      return account ? [instructFurther(em, { ...what, roundId }, account, runId, by, now)] : [];
    });
  }
}

/** A person who reviewed or approved a file leaves it to a colleague when the run is made of all that can be paid. */
function mayPay({ submittedBy, reviewedBy, approvedBy }: Redemption, { personId }: Acting): boolean {
  return ![submittedBy, reviewedBy, approvedBy].includes(personId);
}

/** The redemptions of some payouts, held in the order of their ids. */
export async function heldInOrder(
  em: EntityManager,
  payouts: readonly Payout[],
): Promise<Map<string, Redemption>> {
  const ids = payouts.map(({ redemptionId }) => redemptionId).filter((id) => id != null);
  const found = await em.find(
    Redemption,
    { id: { $in: ids } },
    { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  return new Map(found.map((redemption) => [redemption.id, redemption]));
}
