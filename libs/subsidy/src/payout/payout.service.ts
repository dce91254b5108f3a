import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { dayOf, DomainError, notFound, type Actor, type Acting } from '#libs/kernel';
import { Commands, connection, record, whenTaken, type Connection, type PageArgs } from '#libs/platform';
import { BankDay, StatementLine } from '../bank/bank-file.entity.js';
import { heldTogether } from '../notice/notice.service.js';
import { Redemption } from '../redemption/redemption.entity.js';
import { openCash } from '../cash/cash.js';
import { instruct } from './instruction.js';
import { assertPayable, payabilityOf } from './payable.js';
import { newRun, writeFile } from './payment-run.file.js';
import { payoutsSeenBy } from './seen-payouts.queries.js';
import { PaymentRun } from './payment-run.entity.js';
import { Payout } from './payout.entity.js';
import { payoutView, type PayoutView } from './payout.views.js';
import { TaxInvoices } from '../tax-register/tax-invoices.js';
import { Settlement } from './settlement.js';
import { changed } from '../history/changed.js';
import { assertReason } from '../rules/reason.rules.js';

const LONGEST_REFERENCE = 60;

interface Payouts {
  readonly payouts: readonly PayoutView[];
}

/** Payments that are made and answered by hand, and what the bank left unanswered. */
@Injectable()
export class PayoutService {
  constructor(
    private readonly em: EntityManager,
    private readonly commands: Commands,
    private readonly settlement: Settlement,
    private readonly register: TaxInvoices,
  ) {}

  /**
   * Instructs payments by hand, as a run of their own: all of the list or none.
   * @throws DomainError NOT_FOUND, LIST_SIZE, NOT_PAYABLE naming each with what stands against it, DUTIES_SEPARATED
   */
  async pay(ids: readonly string[], key: string, by: Actor): Promise<readonly PayoutView[]> {
    const acting = by.actingAs('payout.pay');
    const { payouts } = await this.commands.run<Payouts>(
      { key, by, name: 'payRedemptions', body: { ids } },
      async (em, now) => {
        const redemptions = await heldTogether(em, ids, by);
        const payability = await payabilityOf(em, redemptions, now, {
          throughBank: false,
          register: this.register,
        });
        assertPayable(payability);
        const run = await newRun(em, null, 'MANUAL', acting, now);
        const instructed = instruct(em, redemptions, payability.accounts, run.id, acting, now);
        await writeFile(em, run, instructed, now);
        em.persist(run);
        record(em, { kind: 'PAYMENT_RUN', id: run.id, from: null, to: run.state, by: acting, at: now });
        await em.flush();
        return { payouts: instructed.map(payoutView) };
      },
    );
    return payouts;
  }

  /**
   * Records the bank's answer to a payment that was instructed by hand, once. Paid: the reservations of its phase are
   * posted. Failed: the redemption can be paid again.
   * @throws DomainError NOT_FOUND, PAYOUT_CONFIRMED, PAYOUT_AT_BANK, BANK_REFERENCE, BANK_REFERENCE_USED
   */
  confirm(
    id: string,
    bankReference: string,
    succeeded: boolean,
    key: string,
    by: Actor,
  ): Promise<PayoutView> {
    const acting = by.actingAs('payout.pay');
    const body = { id, bankReference, succeeded };
    return this.commands
      .run({ key, by, name: 'confirmPayout', body }, async (em, now) => {
        const { payout, redemption } = await this.held(em, id, by);
        const run = payout.runId && (await em.findOneOrFail(PaymentRun, payout.runId));
        if (payout.confirmedAt) throw new DomainError('PAYOUT_CONFIRMED', { state: payout.seenState() });
        if (run && run.channel === 'BANK') throw new DomainError('PAYOUT_AT_BANK');
        const reference = referenceOf(bankReference);
        const ending = succeeded
          ? { to: 'SUCCEEDED' as const, bankReference: reference, valueDate: dayOf(now) }
          : { to: 'FAILED' as const, bankReference: reference };
        await this.settlement.end(em, payout, redemption, ending, acting, now);
        await em.flush();
        return payoutView(payout);
      })
      .catch(whenTaken('payout_bank_reference', 'BANK_REFERENCE_USED'));
  }

  /**
   * Says that a payment which was sent and never answered was not carried out: the statement of a later day is there and
   * no statement shows it. Another person confirms; then it has failed and can be instructed anew.
   * @throws DomainError NOT_FOUND, REASON_NEEDED, PAYOUT_CONFIRMED, NOT_PROVEN, DUTIES_SEPARATED
   */
  notExecuted(id: string, reason: string, key: string, by: Actor): Promise<PayoutView> {
    const acting = by.actingAs('payout.pay');
    const body = { id, reason };
    return this.commands.run({ key, by, name: 'declareNotExecuted', body }, async (em, now) => {
      const { payout, redemption } = await this.held(em, id, by);
      assertReason(reason);
      await assertProven(em, payout);
      if (!payout.unexecutedBy) payout.stateUnexecuted(reason, acting);
      else await this.confirmUnexecuted(em, payout, redemption, acting, now);
      await em.flush();
      return payoutView(payout);
    });
  }

  /** Newest first, without those of a party with which the person has to do. */
  async list(page: PageArgs, by: Actor): Promise<Connection<PayoutView>> {
    const em = this.em.fork();
    const found = await em.findByCursor(Payout, {
      where: await payoutsSeenBy(em, by),
      orderBy: { instructedAt: 'desc', id: 'asc' },
      first: page.first,
      after: page.after,
      includeCount: false,
    });
    const { edges, pageInfo } = connection(found);
    return { edges: edges.map(({ cursor, node }) => ({ cursor, node: payoutView(node) })), pageInfo };
  }

  private async confirmUnexecuted(
    em: EntityManager,
    payout: Payout,
    redemption: Redemption | null,
    by: Acting,
    now: Date,
  ): Promise<void> {
    const from = payout.state;
    payout.confirmUnexecuted(by, now);
    changed(em, 'PAYOUT', payout, from, by, now, payout.failure ?? undefined);
    if (payout.kind !== 'SUBSIDY' || !redemption) return;
    redemption.confirm(false, by);
    changed(em, 'REDEMPTION', redemption, 'PAYING', by, now);
  }

  /** The file first and then its payment, as everywhere. */
  private async held(em: EntityManager, id: string, by: Actor) {
    const seen = await em.findOne(Payout, { $and: [{ id }, await payoutsSeenBy(em, by)] });
    if (!seen) throw notFound('payout');
    const lockMode = LockMode.PESSIMISTIC_WRITE;
    const redemption = seen.redemptionId
      ? await em.findOneOrFail(Redemption, seen.redemptionId, { lockMode })
      : null;
    const payout = await em.findOneOrFail(Payout, id, { refresh: true, lockMode });
    await openCash(em, [payout.roundId]);
    return { payout, redemption };
  }
}

/** @throws DomainError NOT_PROVEN unless a statement of a day after the sending is there and none shows the payment */
async function assertProven(em: EntityManager, { id, sentAt, state }: Payout): Promise<void> {
  if (state !== 'SENT' && state !== 'ACKNOWLEDGED') throw new DomainError('PAYOUT_CONFIRMED', { state });
  const day = dayOf(sentAt!);
  const shown = await em.count(StatementLine, { payoutId: id, direction: 'OUT' });
  const later = await em.count(BankDay, { day: { $gt: day } });
  const missing = await daysWithoutStatement(em, day);
  if (shown > 0 || later === 0 || missing.length > 0) throw new DomainError('NOT_PROVEN', { day, missing });
}

/** The days since then on which the bank said that it paid something, and whose statement is not there. */
async function daysWithoutStatement(em: EntityManager, day: string): Promise<string[]> {
  const rows = await em.execute<{ day: string }[]>(
    `select distinct value_date::text as day from payout
      where value_date >= ? and not exists (select from bank_day where bank_day.day = payout.value_date) order by 1`,
    [day],
  );
  return rows.map((row) => row.day);
}

/** One number of the bank stands for one payment. The index decides under concurrency; this gives the message. */
function referenceOf(given: string): string {
  const reference = given.trim();
  if (reference.length < 1 || reference.length > LONGEST_REFERENCE) throw new DomainError('BANK_REFERENCE');
  return reference;
}
