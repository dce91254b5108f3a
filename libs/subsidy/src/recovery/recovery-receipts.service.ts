import { Injectable } from '@nestjs/common';
import {
  type Actor,
  dayOf,
  DomainError,
  min,
  newId,
  notFound,
  parseName,
  type Fen,
  type LocalDate,
} from '#libs/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Commands, whenTaken } from '#libs/platform';
import { Payout } from '../payout/payout.entity.js';
import { reservationOfPayout } from '../payout/settlement.js';
import { AllocationScheduler } from '../voucher/allocation-scheduler.js';
import { balanceOf, chargeInterest, limitsOf, receive, writeOff } from '../recovery-case/recovery-ledger.js';
import { RecoveryNews } from './recovery-news.js';
import {
  RecoveryCase,
  RecoveryInstalment,
  RecoveryReceipt,
  RecoveryWriteOff,
} from '../recovery-case/recovery.entity.js';
import { assertPlan, interestOn, type PlannedPart } from '../recovery-case/recovery.rules.js';
import { heldByOfficial, note } from './recovery.service.js';
import { RecoveryViews, standingIn } from './recovery-views.service.js';
import type { RecoveryReceiptInput, RecoveryView } from './recovery.views.js';
import { closeIfEven } from '../recovery-case/refund-ledger.js';
import { assertReason } from '../rules/reason.rules.js';

const MOST_PARTS = 60;

/** What is done with a case that is decided: a plan, what comes in, what is given up. */
@Injectable()
export class RecoveryReceipts {
  constructor(
    private readonly commands: Commands,
    private readonly views: RecoveryViews,
    private readonly news: RecoveryNews,
    private readonly scheduler: AllocationScheduler,
  ) {}

  /**
   * Agrees on instalments for exactly what is owed; a new plan takes the place of the one before.
   * @throws DomainError NOT_FOUND, RECOVERY_NOT_OWED, PLAN_SUM, PLAN_DAYS, AMOUNT_NOT_POSITIVE, LIST_SIZE
   */
  plan(id: string, parts: readonly PlannedPart[], key: string, by: Actor): Promise<RecoveryView> {
    const acting = by.actingAs('recovery.collect');
    const body = {
      id,
      parts: parts.map(({ payerName, dueOn, amountFen }) => ({ payerName, dueOn, amountFen })),
    };
    return this.commands.run({ key, by, name: 'planRecovery', body }, async (em, now) => {
      const recovery = await heldByOfficial(em, id, by);
      assertOwed(recovery);
      if (parts.length < 1 || parts.length > MOST_PARTS)
        throw new DomainError('LIST_SIZE', { most: MOST_PARTS });
      await this.accrue(em, recovery, dayOf(now));
      assertPlan(parts, (await balanceOf(em, id)).owedFen, dayOf(now));
      recovery.plan += 1;
      parts.forEach(({ payerName, dueOn, amountFen }, i) =>
        em.create(RecoveryInstalment, {
          id: newId(),
          caseId: id,
          plan: recovery.plan,
          number: i + 1,
          dueOn,
          amountFen,
          payerName: parseName(payerName),
        }),
      );
      note(em, recovery, recovery.state, acting, now, `plan ${recovery.plan}`);
      await em.flush();
      return this.views.one(em, recovery, now);
    });
  }

  /**
   * Books money that came in: it pays what is owed, then interest. The principal goes back to the limits that it was
   * taken from, and the claims that wait there move on.
   * @throws DomainError NOT_FOUND, RECOVERY_NOT_OWED, AMOUNT_NOT_POSITIVE, RECEIPT_EXCEEDS, RECEIPT_BOOKED
   */
  async receive(input: RecoveryReceiptInput, key: string, by: Actor): Promise<RecoveryView> {
    const acting = by.actingAs('recovery.collect');
    const { recoveryId: id, payerName, bankReference, amountFen, receivedOn } = input;
    const body = { id, payerName, bankReference, amountFen, receivedOn };
    const taken = { key, by, name: 'recordRecoveryReceipt', body };
    const view = await this.commands
      .run(taken, async (em, now) => {
        const recovery = await heldByOfficial(em, id, by);
        assertOwed(recovery);
        if (amountFen <= 0n) throw new DomainError('AMOUNT_NOT_POSITIVE');
        if (receivedOn > dayOf(now)) throw new DomainError('RECEIPT_DAY', { today: dayOf(now) });
        await this.accrue(em, recovery, receivedOn);
        const { owedFen, interestOwedFen } = await balanceOf(em, id);
        const principal = min(amountFen, owedFen);
        const interest = amountFen - principal;
        if (interest > interestOwedFen)
          throw new DomainError('RECEIPT_EXCEEDS', { openFen: String(owedFen + interestOwedFen) });
        const payout = await em.findOneOrFail(Payout, recovery.payoutId);
        em.create(RecoveryReceipt, {
          id: newId(),
          caseId: id,
          plan: recovery.plan,
          receivedOn,
          recordedBy: by.personId,
          payerName: parseName(payerName),
          bankReference: bankReference.trim(),
          principalFen: principal,
          interestFen: interest,
          recordedAt: now,
        });
        await em.flush();
        const limits = await limitsOf(em, reservationOfPayout(payout));
        await receive(em, recovery, limits, principal, interest);
        note(em, recovery, recovery.state, acting, now, bankReference);
        await closeIfEven(em, recovery, acting, now);
        await this.news.tell(em, recovery, now);
        await em.flush();
        return this.views.one(em, recovery, now);
      })
      .catch(whenTaken('recovery_receipt_reference', 'RECEIPT_BOOKED'));
    await this.scheduler.settle(view.roundId);
    return view;
  }

  /**
   * Proposes to give up a part of what is owed, or all; another person approves it.
   * @param authority the body that has decided it, as it names itself, with the number of its paper
   * @throws DomainError NOT_FOUND, RECOVERY_NOT_OWED, REASON_NEEDED, RECEIPT_EXCEEDS, WRITE_OFF_OPEN
   */
  proposeWriteOff(
    id: string,
    amountFen: Fen,
    authority: string,
    reason: string,
    key: string,
    by: Actor,
  ): Promise<RecoveryView> {
    const acting = by.actingAs('recovery.collect');
    const body = { id, amountFen, authority, reason };
    return this.commands
      .run({ key, by, name: 'proposeRecoveryWriteOff', body }, async (em, now) => {
        const recovery = await heldByOfficial(em, id, by);
        assertOwed(recovery);
        assertReason(reason);
        assertReason(authority);
        if (amountFen <= 0n) throw new DomainError('AMOUNT_NOT_POSITIVE');
        await this.accrue(em, recovery, dayOf(now));
        const { owedFen, interestOwedFen } = await balanceOf(em, id);
        if (amountFen > owedFen + interestOwedFen)
          throw new DomainError('RECEIPT_EXCEEDS', { openFen: String(owedFen + interestOwedFen) });
        em.create(RecoveryWriteOff, {
          id: newId(),
          caseId: id,
          amountFen,
          authority,
          reason,
          proposedBy: by.personId,
          proposedAt: now,
        });
        note(em, recovery, recovery.state, acting, now, reason);
        await em.flush();
        return this.views.one(em, recovery, now);
      })
      .catch(whenTaken('recovery_write_off_open', 'WRITE_OFF_OPEN'));
  }

  /** Approves the write-off that is proposed: interest first, then what is owed. @throws DomainError NOT_FOUND, DUTIES_SEPARATED */
  approveWriteOff(id: string, key: string, by: Actor): Promise<RecoveryView> {
    const acting = by.actingAs('recovery.write-off');
    return this.commands.run({ key, by, name: 'approveRecoveryWriteOff', body: { id } }, async (em, now) => {
      const recovery = await heldByOfficial(em, id, by);
      const proposed = await em.findOne(RecoveryWriteOff, { caseId: id, approvedBy: null });
      if (!proposed) throw notFound('write-off');
      const { owedFen, interestOwedFen } = await balanceOf(em, id);
      // Money may have come in since it was proposed.
      if (proposed.amountFen > owedFen + interestOwedFen)
        throw new DomainError('RECEIPT_EXCEEDS', { openFen: String(owedFen + interestOwedFen) });
      const interest = min(proposed.amountFen, interestOwedFen);
      proposed.approve(interest, acting, now);
      await writeOff(em, id, proposed.amountFen - interest, interest);
      note(em, recovery, recovery.state, acting, now, proposed.reason);
      await closeIfEven(em, recovery, acting, now);
      await em.flush();
      return this.views.one(em, recovery, now);
    });
  }

  /** Charges the interest since it was reckoned last. */
  private async accrue(em: EntityManager, recovery: RecoveryCase, today: LocalDate): Promise<void> {
    if (recovery.interestBasisPoints === 0) return;
    const since = recovery.interestUntil ?? null;
    if (since !== null && today <= since) return;
    const standing = await standingIn(em, recovery, today);
    await chargeInterest(em, recovery.id, interestOn(standing, recovery.interestBasisPoints, since, today));
    recovery.interestUntil = today;
  }
}

/** @throws DomainError RECOVERY_NOT_OWED */
function assertOwed({ state }: RecoveryCase): void {
  if (state !== 'DECIDED') throw new DomainError('RECOVERY_NOT_OWED', { state });
}
