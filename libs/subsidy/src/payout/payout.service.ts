import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { VoucherPaidV1 } from '#libs/contracts';
import { type Actor, DomainError, newId, notFound } from '#libs/kernel';
import { endReservations } from '#libs/ledger';
import { Commands, connection, Outbox, type Connection, type PageArgs } from '#libs/platform';
import { actingAs, type Acting } from '../history.entity.js';
import { Notice, NoticeItem, Objection } from '../notice/notice.entity.js';
import { heldTogether } from '../notice/notice.service.js';
import type { Redemption } from '../redemption/redemption.entity.js';
import { changed, held } from '../redemption/redemption.service.js';
import { Voucher } from '../voucher/voucher.entity.js';
import { Payout } from './payout.entity.js';
import type { PayoutView } from './payout.views.js';

const LONGEST_REFERENCE = 60;

/** What keeps a redemption from being paid. */
type Obstacle = 'NOT_NOTICED' | 'NOTICE_OPEN' | 'OBJECTION_OPEN';

interface Payouts {
  readonly payouts: readonly PayoutView[];
}

@Injectable()
export class PayoutService {
  constructor(
    private readonly em: EntityManager,
    private readonly commands: Commands,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Instructs the bank to pay redemptions whose notice has closed without an open objection: all of the list or none.
   * @throws DomainError NOT_FOUND, LIST_SIZE, NOT_PAYABLE naming each with what stands against it, DUTIES_SEPARATED
   */
  async pay(ids: readonly string[], key: string, by: Actor): Promise<readonly PayoutView[]> {
    const acting = actingAs(by, by.actingAs('payout.pay'));
    const { payouts } = await this.commands.run<Payouts>(
      { key, by, name: 'payRedemptions', body: { ids } },
      async (em, now) => {
        const redemptions = await heldTogether(em, ids);
        await assertPayable(em, redemptions, now);
        const instructed = redemptions.map((redemption) => {
          const from = redemption.state;
          redemption.pay(acting);
          changed(em, 'REDEMPTION', redemption, from, acting, now);
          const payout = em.create(Payout, {
            id: newId(),
            redemptionId: redemption.id,
            voucherId: redemption.voucherId,
            amountFen: redemption.amountFen,
            state: 'PENDING',
            instructedBy: by.personId,
            instructedAt: now,
          });
          changed(em, 'PAYOUT', payout, null, acting, now);
          return payout;
        });
        await em.flush();
        return { payouts: instructed.map(payoutView) };
      },
    );
    return payouts;
  }

  /**
   * Records the bank's answer, once. Paid: the reservations are posted and the voucher ends. Failed: the redemption can
   * be paid again.
   * @throws DomainError NOT_FOUND, PAYOUT_CONFIRMED, BANK_REFERENCE, BANK_REFERENCE_USED
   */
  confirm(
    id: string,
    bankReference: string,
    succeeded: boolean,
    key: string,
    by: Actor,
  ): Promise<PayoutView> {
    const acting = actingAs(by, by.actingAs('payout.pay'));
    const body = { id, bankReference, succeeded };
    return this.commands.run({ key, by, name: 'confirmPayout', body }, async (em, now) => {
      const seen = await em.findOne(Payout, id);
      if (!seen) throw notFound('payout');
      const redemption = await held(em, seen.redemptionId);
      const payout = await em.findOneOrFail(Payout, id, { refresh: true });
      payout.confirm(succeeded, await freeReference(em, bankReference), acting, now);
      changed(em, 'PAYOUT', payout, 'PENDING', acting, now);
      redemption.confirm(succeeded, acting);
      changed(em, 'REDEMPTION', redemption, 'PAYING', acting, now);
      if (succeeded) await this.post(em, redemption, acting, now);
      await em.flush();
      return payoutView(payout);
    });
  }

  async list(page: PageArgs): Promise<Connection<PayoutView>> {
    const found = await this.em.fork().findByCursor(Payout, {
      where: {},
      orderBy: { instructedAt: 'desc', id: 'asc' },
      first: page.first,
      after: page.after,
      includeCount: false,
    });
    return connection(found);
  }

  private async post(em: EntityManager, redemption: Redemption, by: Acting, now: Date): Promise<void> {
    const voucher = await em.findOneOrFail(Voucher, redemption.voucherId);
    const refusal = await endReservations(em, voucher.id, 'POST_PENDING');
    if (refusal) throw new Error(`voucher ${voucher.id} cannot be posted: ${refusal.refusal}`);
    voucher.paid(by);
    changed(em, 'VOUCHER', voucher, 'REDEEMED', by, now);
    const { contractId, enterpriseId, providerId, roundId, amountFen } = voucher;
    this.outbox.add(
      em,
      VoucherPaidV1,
      contractId,
      {
        voucherId: voucher.id,
        enterpriseId,
        providerId,
        contractId,
        roundId,
        amountFen: String(amountFen),
        paidAt: now.toISOString(),
      },
      now,
    );
  }
}

/** @throws DomainError NOT_PAYABLE naming every redemption that cannot be paid and why */
async function assertPayable(
  em: EntityManager,
  redemptions: readonly Redemption[],
  now: Date,
): Promise<void> {
  const ids = redemptions.map(({ id }) => id);
  const noticeIds = redemptions.flatMap(({ noticeId }) => noticeId ?? []);
  const items = await em.find(NoticeItem, { redemptionId: { $in: ids }, noticeId: { $in: noticeIds } });
  const notices = await em.find(Notice, { id: { $in: items.map(({ noticeId }) => noticeId) } });
  const open = await em.find(Objection, { redemptionId: { $in: ids }, state: 'OPEN' });
  const noticeOf = new Map(
    items.map(({ redemptionId, noticeId }) => [redemptionId, notices.find(({ id }) => id === noticeId)]),
  );
  const objected = new Set(open.map(({ redemptionId }) => redemptionId));
  const obstacles = redemptions.flatMap(({ id, state }) => {
    const obstacle = obstacleTo(state, noticeOf.get(id)?.closed(now) ?? false, objected.has(id));
    return obstacle ? [`${id}: ${obstacle}`] : [];
  });
  if (obstacles.length > 0) throw new DomainError('NOT_PAYABLE', { obstacles });
}

function obstacleTo(
  state: Redemption['state'],
  noticeClosed: boolean,
  objected: boolean,
): Obstacle | undefined {
  if (state !== 'NOTICED') return 'NOT_NOTICED';
  if (!noticeClosed) return 'NOTICE_OPEN';
  return objected ? 'OBJECTION_OPEN' : undefined;
}

/** One number of the bank stands for one payment. The index decides under concurrency; this gives the message. */
async function freeReference(em: EntityManager, given: string): Promise<string> {
  const reference = given.trim();
  if (reference.length < 1 || reference.length > LONGEST_REFERENCE) throw new DomainError('BANK_REFERENCE');
  if (await em.count(Payout, { bankReference: reference })) throw new DomainError('BANK_REFERENCE_USED');
  return reference;
}

function payoutView(payout: Payout): PayoutView {
  const { id, redemptionId, voucherId, state, amountFen, instructedAt, bankReference, confirmedAt } = payout;
  return { id, redemptionId, voucherId, state, amountFen, instructedAt, bankReference, confirmedAt };
}
