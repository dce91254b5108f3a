import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { DomainError, newId, notFound, sum, type Actor, type Fen, type Acting } from '#libs/kernel';
import { Clock, Commands, connection, record, type Connection } from '#libs/platform';
import { Payout } from '../payout/payout.entity.js';
import { reservationOfPayout } from '../payout/settlement.js';
import type { RoundPageArgs } from '../round/round-page.args.js';
import { blockedOf, assertUnconflicted } from '../conflict/conflicts.js';
import { sees, visibleTo, scopeOf } from '../conflict/visibility.js';
import { rulesOfVersion } from '../scheme/rules-of-version.js';
import { Voucher } from '../voucher/voucher.entity.js';
import { balanceOf, charge, limitsOf, openCase, relieve } from '../recovery-case/recovery-ledger.js';
import { RecoveryCase, RecoveryGround } from '../recovery-case/recovery.entity.js';
import type { GroundKind } from '../recovery-case/recovery.moves.js';
import { reliefOf } from '../recovery-case/recovery.rules.js';
import { RecoveryViews } from './recovery-views.service.js';
import type { RecoveryTotalsView, RecoveryView } from './recovery.views.js';
import { RecoveryNews } from './recovery-news.js';
import { closeIfEven } from '../recovery-case/refund-ledger.js';
import { assertReason } from '../rules/reason.rules.js';

/** Cases of recovery: opened, heard, decided, appealed. */
@Injectable()
export class RecoveryService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly commands: Commands,
    private readonly views: RecoveryViews,
    private readonly news: RecoveryNews,
  ) {}

  /**
   * Opens a case on a payment, or adds a ground to the one that is open. It is a question, not an accusation.
   * @throws DomainError NOT_FOUND, NOT_PAID_OUT, REASON_NEEDED
   */
  open(payoutId: string, ground: GroundKind, facts: string, key: string, by: Actor): Promise<RecoveryView> {
    const body = { payoutId, ground, facts };
    return this.commands.run({ key, by, name: 'openRecovery', body }, async (em, now) => {
      const payout = await em.findOne(Payout, { id: payoutId, kind: 'SUBSIDY' });
      if (!payout) throw notFound('payout');
      const voucher = await em.findOneOrFail(Voucher, payout.voucherId!);
      const acting = by.actingAs('recovery.open', scopeOf(voucher), 'payout');
      await assertUnconflicted(em, voucher, by.personId, 'payout');
      assertReason(facts);
      const recovery = await this.openFor(em, payoutId, ground, facts, acting, now);
      await em.flush();
      return this.views.one(em, recovery, now);
    });
  }

  /** The same within another change: what a check of invoices found. */
  async openFor(
    em: EntityManager,
    payoutId: string,
    kind: GroundKind,
    facts: string,
    by: Acting,
    now: Date,
  ): Promise<RecoveryCase> {
    const payout = await em.findOneOrFail(Payout, payoutId, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!(await arrived(em, payout))) throw new DomainError('NOT_PAID_OUT');
    const live = await em.findOne(RecoveryCase, {
      payoutId,
      state: { $in: ['OPEN', 'DECIDED', 'REFUNDING'] },
    });
    const recovery = live ?? (await this.create(em, payout, by, now));
    em.create(RecoveryGround, {
      id: newId(),
      caseId: recovery.id,
      kind,
      facts,
      statedBy: by.personId,
      statedAt: now,
    });
    return recovery;
  }

  /** The enterprise says what it has to say. @throws DomainError NOT_FOUND, RECOVERY_DECIDED, REASON_NEEDED */
  answer(id: string, statement: string, key: string, by: Actor): Promise<RecoveryView> {
    const body = { id, statement };
    return this.commands.run({ key, by, name: 'answerRecovery', body }, async (em, now) => {
      const recovery = await heldCase(em, id);
      const scope = { organisationId: recovery.enterpriseId };
      const acting = by.actingAs('recovery.answer', scope, 'recovery');
      assertReason(statement);
      recovery.answer(statement, acting, now);
      note(em, recovery, recovery.state, acting, now);
      await em.flush();
      return this.views.one(em, recovery, now);
    });
  }

  /**
   * Decides how much has to come back; nothing dismisses the case.
   * @throws DomainError NOT_FOUND, REASON_NEEDED, DUTIES_SEPARATED, RECOVERY_AMOUNT, MOVE_NOT_ALLOWED
   */
  decide(id: string, amountFen: Fen, reason: string, key: string, by: Actor): Promise<RecoveryView> {
    const acting = by.actingAs('recovery.decide');
    const body = { id, amountFen, reason };
    return this.commands.run({ key, by, name: 'decideRecovery', body }, async (em, now) => {
      const recovery = await heldByOfficial(em, id, by);
      assertReason(reason);
      await assertNotMoreThanPaid(em, recovery, amountFen);
      const { schemeVersionId } = await em.findOneOrFail(Voucher, recovery.voucherId);
      const rate = (await rulesOfVersion(em, schemeVersionId)).recoveryInterest?.value ?? 0;
      const from = recovery.state;
      recovery.decide(amountFen, rate, reason, acting, now);
      if (amountFen > 0n) {
        await openCase(em, id, recovery.roundId);
        await charge(em, id, amountFen);
      }
      note(em, recovery, from, acting, now, reason);
      await em.flush();
      return this.views.one(em, recovery, now);
    });
  }

  /**
   * An appeal was upheld: less has to come back, or nothing, also after the case was closed. What came in too much is
   * owed back, is taken from its line again, and goes out with the next payment run.
   * @throws DomainError NOT_FOUND, REASON_NEEDED, DUTIES_SEPARATED, RECOVERY_APPEAL, RECOVERY_AMOUNT, REFUND_NOT_FUNDED
   */
  appeal(id: string, amountFen: Fen, reason: string, key: string, by: Actor): Promise<RecoveryView> {
    const acting = by.actingAs('recovery.decide');
    const body = { id, amountFen, reason };
    return this.commands.run({ key, by, name: 'upholdRecoveryAppeal', body }, async (em, now) => {
      const recovery = await heldByOfficial(em, id, by);
      assertReason(reason);
      const before = recovery.decidedFen ?? 0n;
      const from = recovery.state;
      recovery.appeal(amountFen, reason, acting, now);
      const { owedFen, writtenOffFen } = await balanceOf(em, id);
      const relief = reliefOf(before - amountFen, owedFen, writtenOffFen);
      const payout = await em.findOneOrFail(Payout, recovery.payoutId);
      await relieve(em, recovery, await limitsOf(em, reservationOfPayout(payout)), relief);
      if (relief.refund > 0n) recovery.refunding(acting);
      note(em, recovery, from, acting, now, reason);
      await closeIfEven(em, recovery, acting, now);
      await this.news.tell(em, recovery, now);
      await em.flush();
      return this.views.one(em, recovery, now);
    });
  }

  /** @throws DomainError NOT_FOUND also when it is there and this actor may not see it */
  async visible(id: string, by: Actor): Promise<RecoveryView> {
    const em = this.em.fork();
    const recovery = await em.findOne(RecoveryCase, id);
    if (!recovery || !(await sees(em, by, 'recovery.read', recovery))) throw notFound('recovery');
    return this.views.one(em, recovery, await this.clock.now(em));
  }

  async list({ first, after, roundId }: RoundPageArgs, by: Actor): Promise<Connection<RecoveryView>> {
    const em = this.em.fork();
    const found = await em.findByCursor(RecoveryCase, {
      where: {
        ...visibleTo(by, 'recovery.read', await blockedOf(em, by.personId)),
        ...(roundId ? { roundId } : {}),
      },
      orderBy: { openedAt: 'desc', id: 'asc' },
      first,
      after,
      includeCount: false,
    });
    const views = await this.views.of(em, found.items, await this.clock.now(em));
    const { edges, pageInfo } = connection(found);
    return { edges: edges.map(({ cursor }, i) => ({ cursor, node: views[i]! })), pageInfo };
  }

  /** What is published of all recoveries, of a round or of all. */
  totals(roundId: string | null): Promise<RecoveryTotalsView> {
    return this.views.totals(this.em.fork(), roundId);
  }

  private async create(em: EntityManager, payout: Payout, by: Acting, now: Date): Promise<RecoveryCase> {
    const voucher = await em.findOneOrFail(Voucher, payout.voucherId!);
    const { contractId, enterpriseId, providerId, roundId, divisionCode } = voucher;
    const recovery = em.create(RecoveryCase, {
      contractId,
      enterpriseId,
      providerId,
      roundId,
      divisionCode: divisionCode!,
      id: newId(),
      payoutId: payout.id,
      voucherId: voucher.id,
      paidFen: payout.amountFen,
      state: 'OPEN',
      interestBasisPoints: 0,
      plan: 0,
      openedBy: by.personId,
      openedAt: now,
    });
    note(em, recovery, null, by, now);
    return recovery;
  }
}

/** The same for an official: none of a party with which the person has to do. @throws DomainError NOT_FOUND */
export async function heldByOfficial(em: EntityManager, id: string, by: Actor): Promise<RecoveryCase> {
  const recovery = await heldCase(em, id);
  await assertUnconflicted(em, recovery, by.personId, 'recovery');
  return recovery;
}

/** A case with its row held until the transaction ends. */
async function heldCase(em: EntityManager, id: string): Promise<RecoveryCase> {
  const recovery = await em.findOne(RecoveryCase, id, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!recovery) throw notFound('recovery');
  return recovery;
}

export function note(
  em: EntityManager,
  { id, state }: RecoveryCase,
  from: string | null,
  by: Acting,
  at: Date,
  reason?: string,
): void {
  record(em, { kind: 'RECOVERY', id, from, to: state, by, at, ...(reason ? { reason } : {}) });
}

/** Whether the money of a payment, or of the one that repeats it, is with whom it is for. */
async function arrived(em: EntityManager, payout: Payout): Promise<boolean> {
  for (let each: Payout | null = payout; each;) {
    if (each.hasArrived()) return true;
    each = await em.findOne(Payout, { repeatsId: each.id, state: 'SUCCEEDED' });
  }
  return false;
}

/** What several cases decide of one payment is never more than it. The payment is held. */
async function assertNotMoreThanPaid(em: EntityManager, recovery: RecoveryCase, amount: Fen): Promise<void> {
  await em.findOneOrFail(Payout, recovery.payoutId, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const others = await em.find(RecoveryCase, { payoutId: recovery.payoutId, id: { $ne: recovery.id } });
  const left = recovery.paidFen - sum(others.map(({ decidedFen }) => decidedFen ?? 0n));
  if (amount > left)
    throw new DomainError('RECOVERY_AMOUNT', { amountFen: String(amount), mostFen: String(left) });
}
