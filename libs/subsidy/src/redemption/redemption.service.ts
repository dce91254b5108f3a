import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { VoucherRedeemedV1 } from '#libs/contracts';
import { type Actor, DomainError, newId, notFound } from '#libs/kernel';
import { Commands, connection, Outbox, type Connection } from '#libs/platform';
import type { RoundPageArgs } from '../subsidy.args.js';
import { CertifiedEnterprise, PoolProvider, SignedContract } from '../copies.entity.js';
import { actingAs, record, type Acting } from '../history.entity.js';
import { Round } from '../round/round.entity.js';
import { Allocation, rulesOfVersion } from '../voucher/allocation.js';
import { Voucher } from '../voucher/voucher.entity.js';
import { scopeOf, visibleTo } from '../visibility.js';
import { VoucherService } from '../voucher/voucher.service.js';
import { missingPapers, paidEnough } from './checklist.rules.js';
import { keepInvoices } from './invoices.js';
import { Invoice, Redemption } from './redemption.entity.js';
import type { ApprovalDecision, ReviewDecision } from './redemption.moves.js';
import type { RedemptionView, SubmitRedemptionInput } from './redemption.views.js';

@Injectable()
export class RedemptionService {
  constructor(
    private readonly em: EntityManager,
    private readonly commands: Commands,
    private readonly outbox: Outbox,
    private readonly allocation: Allocation,
    private readonly vouchers: VoucherService,
  ) {}

  /**
   * Asks for a voucher to be paid. A file that was returned is sent again by the same operation, and may be after the
   * window has closed: its place in the order is that of its first submission.
   * @throws DomainError NOT_FOUND, REDEEM_WINDOW, REDEMPTION_EXISTS, VOUCHER_NOT_RESERVED, REDEMPTION_INCOMPLETE,
   * PAID_SHARE, INVOICE_NUMBER_FORMAT, INVOICE_TWICE, INVOICE_USED
   */
  submit(input: SubmitRedemptionInput, key: string, by: Actor): Promise<RedemptionView> {
    const body = plainOf(input);
    return this.commands.run({ key, by, name: 'submitRedemption', body }, async (em, now) => {
      const voucher = await em.findOne(Voucher, input.voucherId, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!voucher) throw notFound('voucher');
      const scope = { organisationId: voucher.enterpriseId };
      const acting = actingAs(by, by.actingAs('redemption.submit', scope, 'voucher'));
      const earlier = await em.findOne(Redemption, { voucherId: voucher.id, state: { $ne: 'REJECTED' } });
      if (earlier && earlier.state !== 'RETURNED')
        throw new DomainError('REDEMPTION_EXISTS', { redemptionId: earlier.id });
      if (!earlier) {
        (await em.findOneOrFail(Round, voucher.roundId)).assertRedeemable(now);
        if (voucher.state !== 'RESERVED')
          throw new DomainError('VOUCHER_NOT_RESERVED', { state: voucher.state });
      }
      const papers = await this.checked(em, voucher, input);
      const redemption = earlier ?? em.create(Redemption, { ...newRedemption(voucher, papers, acting, now) });
      if (earlier) {
        earlier.submitAgain(papers, acting);
        await em.nativeDelete(Invoice, { redemptionId: earlier.id });
      } else {
        voucher.redeeming(acting);
        changed(em, 'VOUCHER', voucher, 'RESERVED', acting, now);
      }
      changed(em, 'REDEMPTION', redemption, earlier ? 'RETURNED' : null, acting, now);
      await em.flush();
      await keepInvoices(em, redemption.id, input.invoices);
      return this.view(em, redemption);
    });
  }

  /** The bureau of the enterprise's city looks at the papers. @throws DomainError NOT_FOUND, REASON_NEEDED, DUTIES_SEPARATED */
  review(
    id: string,
    decision: ReviewDecision,
    reason: string,
    key: string,
    by: Actor,
  ): Promise<RedemptionView> {
    const body = { id, decision, reason };
    return this.commands.run({ key, by, name: 'reviewRedemption', body }, async (em, now) => {
      const redemption = await held(em, id);
      const { divisionCode } = redemption;
      const acting = actingAs(by, by.actingAs('redemption.review', { divisionCode }, 'redemption'));
      if (decision === 'RETURNED') assertReason(reason);
      const from = redemption.state;
      redemption.review(decision, reason, acting, now);
      changed(em, 'REDEMPTION', redemption, from, acting, now, reason);
      await em.flush();
      return this.view(em, redemption);
    });
  }

  /** The commission decides, with a reason either way. A rejected voucher gives its money back. */
  async approve(
    id: string,
    decision: ApprovalDecision,
    reason: string,
    key: string,
    by: Actor,
  ): Promise<RedemptionView> {
    const body = { id, decision, reason };
    const acting = actingAs(by, by.actingAs('redemption.approve'));
    const view = await this.commands.run({ key, by, name: 'approveRedemption', body }, async (em, now) => {
      const redemption = await held(em, id);
      assertReason(reason);
      const from = redemption.state;
      redemption.approve(decision, reason, acting, now);
      changed(em, 'REDEMPTION', redemption, from, acting, now, reason);
      if (decision === 'REJECTED') await this.giveBack(em, redemption, acting, now, reason);
      else {
        const voucher = await em.findOneOrFail(Voucher, redemption.voucherId);
        voucher.redeemed(acting);
        changed(em, 'VOUCHER', voucher, 'REDEEMING', acting, now);
        this.outbox.add(em, VoucherRedeemedV1, voucher.contractId, redeemedEvent(redemption, now), now);
      }
      await em.flush();
      return this.view(em, redemption);
    });
    if (decision === 'REJECTED') await this.vouchers.promoteAround(view.voucherId);
    return view;
  }

  /** Ends a voucher whose redemption was rejected: its reservations are voided, its invoices are free again. */
  async giveBack(
    em: EntityManager,
    redemption: Redemption,
    by: Acting,
    at: Date,
    reason: string,
  ): Promise<void> {
    const voucher = await em.findOneOrFail(Voucher, redemption.voucherId);
    const from = voucher.state;
    voucher.release(by);
    await this.allocation.free(em, voucher);
    await em.nativeUpdate(Invoice, { redemptionId: redemption.id }, { live: false });
    changed(em, 'VOUCHER', voucher, from, by, at, reason);
  }

  /** @throws DomainError NOT_FOUND also when it is there and this actor may not see it */
  async visible(id: string, by: Actor): Promise<RedemptionView> {
    const em = this.em.fork();
    const redemption = await em.findOne(Redemption, id);
    if (!redemption || !by.may('redemption.read', scopeOf(redemption))) throw notFound('redemption');
    return this.view(em, redemption);
  }

  /** In the order of submission, which is the order of review. */
  async list({ first, after, roundId }: RoundPageArgs, by: Actor): Promise<Connection<RedemptionView>> {
    const em = this.em.fork();
    const found = await em.findByCursor(Redemption, {
      where: { ...visibleTo(by, 'redemption.read'), ...(roundId ? { roundId } : {}) },
      orderBy: { submittedAt: 'asc', id: 'asc' },
      first,
      after,
      includeCount: false,
    });
    const views = await this.views(em, found.items);
    const { edges, pageInfo } = connection(found);
    return { edges: edges.map(({ cursor }, i) => ({ cursor, node: views[i]! })), pageInfo };
  }

  async views(em: EntityManager, redemptions: readonly Redemption[]): Promise<RedemptionView[]> {
    const invoices = await em.find(
      Invoice,
      { redemptionId: { $in: redemptions.map(({ id }) => id) } },
      { orderBy: { number: 'asc' }, disableIdentityMap: true },
    );
    const byRedemption = Map.groupBy(invoices, ({ redemptionId }) => redemptionId);
    return redemptions.map((redemption) => redemptionView(redemption, byRedemption.get(redemption.id) ?? []));
  }

  private async view(em: EntityManager, redemption: Redemption): Promise<RedemptionView> {
    return (await this.views(em, [redemption]))[0]!;
  }

  private async checked(em: EntityManager, voucher: Voucher, input: SubmitRedemptionInput) {
    const contract = await em.findOneOrFail(SignedContract, voucher.contractId);
    const enterprise = await em.findOneOrFail(CertifiedEnterprise, voucher.enterpriseId);
    const provider = await em.findOne(PoolProvider, voucher.providerId);
    const parties = { enterpriseName: enterprise.name, providerName: provider?.name ?? '' };
    const missing = missingPapers(input, contract.acceptedAt != null, parties);
    if (missing.length > 0) throw new DomainError('REDEMPTION_INCOMPLETE', { missing });
    const rules = await rulesOfVersion(em, voucher.schemeVersionId);
    const paidFen = paidEnough(input.payments, contract.totalFen, rules.minimumPaidShare.value);
    return {
      paidFen,
      contractFen: contract.totalFen,
      acceptanceReportHash: input.acceptanceReportHash.toLowerCase(),
      payments: input.payments.map((payment) => ({
        bankReference: payment.bankReference,
        amountFen: String(payment.amountFen),
        paidOn: payment.paidOn,
        payerName: payment.payerName ?? null,
        payeeName: payment.payeeName ?? null,
      })),
    };
  }
}

/** The input as plain values, which is what a command is told apart by. */
function plainOf({ voucherId, acceptanceReportHash, invoices, payments }: SubmitRedemptionInput) {
  return {
    voucherId,
    acceptanceReportHash,
    invoices: invoices.map(({ number, amountFen, issuedOn }) => ({ number, amountFen, issuedOn })),
    payments: payments.map(({ bankReference, amountFen, paidOn, payerName, payeeName }) => {
      return { bankReference, amountFen, paidOn, payerName, payeeName };
    }),
  };
}

function redemptionView(redemption: Redemption, invoices: readonly Invoice[]): RedemptionView {
  return {
    id: redemption.id,
    voucherId: redemption.voucherId,
    roundId: redemption.roundId,
    state: redemption.state,
    amountFen: redemption.amountFen,
    contractFen: redemption.contractFen,
    paidFen: redemption.paidFen,
    payments: redemption.payments,
    acceptanceReportHash: redemption.acceptanceReportHash,
    submittedAt: redemption.submittedAt,
    reviewedAt: redemption.reviewedAt,
    reviewReason: redemption.reviewReason,
    approvedAt: redemption.approvedAt,
    approvalReason: redemption.approvalReason,
    invoices: invoices.map(({ number, amountFen, issuedOn }) => ({ number, amountFen, issuedOn })),
  };
}

/** A redemption with its row held until the transaction ends. */
export async function held(em: EntityManager, id: string): Promise<Redemption> {
  const redemption = await em.findOne(Redemption, id, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!redemption) throw notFound('redemption');
  return redemption;
}

/** @throws DomainError REASON_NEEDED */
export function assertReason(reason: string): void {
  if (reason.trim().length < 2) throw new DomainError('REASON_NEEDED');
}

/** Adds a change of a file that has a state to the record. */
export function changed(
  em: EntityManager,
  kind: 'VOUCHER' | 'REDEMPTION' | 'PAYOUT' | 'OBJECTION',
  file: { readonly id: string; readonly state: string },
  from: string | null,
  by: Acting,
  at: Date,
  reason?: string,
): void {
  record(em, { kind, id: file.id, from, to: file.state, by, at, ...(reason ? { reason } : {}) });
}

function newRedemption(
  voucher: Voucher,
  papers: Awaited<ReturnType<RedemptionService['checked']>>,
  by: Acting,
  now: Date,
) {
  return {
    ...papers,
    id: newId(),
    voucherId: voucher.id,
    roundId: voucher.roundId,
    contractId: voucher.contractId,
    enterpriseId: voucher.enterpriseId,
    providerId: voucher.providerId,
    divisionCode: voucher.divisionCode!,
    amountFen: voucher.amountFen,
    state: 'SUBMITTED' as const,
    submittedBy: by.personId,
    submittedAt: now,
  };
}

function redeemedEvent(redemption: Redemption, now: Date): VoucherRedeemedV1 {
  return {
    voucherId: redemption.voucherId,
    enterpriseId: redemption.enterpriseId,
    providerId: redemption.providerId,
    contractId: redemption.contractId,
    roundId: redemption.roundId,
    amountFen: String(redemption.amountFen),
    redeemedAt: now.toISOString(),
  };
}
