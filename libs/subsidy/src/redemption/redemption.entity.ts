import { defineEntity, p } from '@mikro-orm/core';
import { assertMove, DomainError, type DivisionCode, type LocalDate } from '#libs/kernel';
import type { Acting } from '../history.entity.js';
import {
  REDEMPTION_MOVES,
  type ApprovalDecision,
  type RedemptionState,
  type ReviewDecision,
} from './redemption.moves.js';

/** As stored: amounts are fen in digits. */
export interface StoredPayment {
  readonly bankReference: string;
  readonly amountFen: string;
  readonly paidOn: LocalDate;
  readonly payerName: string | null;
  readonly payeeName: string | null;
}

const RedemptionSchema = defineEntity({
  name: 'Redemption',
  properties: {
    id: p.uuid().primary(),
    voucherId: p.uuid(),
    roundId: p.uuid(),
    contractId: p.uuid(),
    enterpriseId: p.uuid(),
    providerId: p.uuid(),
    divisionCode: p.text().$type<DivisionCode>(),
    amountFen: p.bigint('bigint'),
    state: p.text().$type<RedemptionState>(),
    payments: p.json<readonly StoredPayment[]>(),
    contractFen: p.bigint('bigint'),
    paidFen: p.bigint('bigint'),
    acceptanceReportHash: p.text(),
    submittedBy: p.text(),
    submittedAt: p.datetime(),
    reviewedBy: p.text().nullable(),
    reviewedAt: p.datetime().nullable(),
    reviewReason: p.text().nullable(),
    approvedBy: p.text().nullable(),
    approvedAt: p.datetime().nullable(),
    approvalReason: p.text().nullable(),
    paidBy: p.text().nullable(),
    version: p.integer().version(),
  },
});

/** The request to be paid for a voucher. Reviewer, approver and payer are three persons, none of them the applicant. */
export class Redemption extends RedemptionSchema.class {
  /** The mended papers of a returned file: what was decided before counts no more. */
  submitAgain(
    papers: { payments: readonly StoredPayment[]; paidFen: bigint; acceptanceReportHash: string },
    by: Acting,
  ): void {
    this.move('SUBMITTED', by);
    Object.assign(this, papers);
    this.submittedBy = by.personId;
    this.reviewedBy = null;
    this.reviewedAt = null;
    this.reviewReason = null;
  }

  review(decision: ReviewDecision, reason: string, by: Acting, at: Date): void {
    this.assertNew('review', by);
    this.move(decision, by);
    this.reviewedBy = by.personId;
    this.reviewedAt = at;
    this.reviewReason = reason;
  }

  approve(decision: ApprovalDecision, reason: string, by: Acting, at: Date): void {
    this.assertNew('approve', by);
    this.move(decision, by);
    this.approvedBy = by.personId;
    this.approvedAt = at;
    this.approvalReason = reason;
  }

  notice(by: Acting): void {
    this.move('NOTICED', by);
  }

  pay(by: Acting): void {
    this.assertNew('pay', by);
    this.move('PAYING', by);
    this.paidBy = by.personId;
  }

  /** The bank answered. A failed instruction leaves the file as it was before, to be paid again. */
  confirm(succeeded: boolean, by: Acting): void {
    this.move(succeeded ? 'PAID' : 'NOTICED', by);
    if (!succeeded) this.paidBy = null;
  }

  /** An objection was upheld. */
  reject(by: Acting): void {
    this.move('REJECTED', by);
  }

  /** @throws DomainError DUTIES_SEPARATED naming what this person did on the file before */
  private assertNew(now: string, { personId }: Acting): void {
    const did = {
      submit: this.submittedBy,
      review: this.reviewedBy,
      approve: this.approvedBy,
      pay: this.paidBy,
    };
    const earlier = Object.entries(did).find(([duty, person]) => duty !== now && person === personId);
    if (earlier) throw new DomainError('DUTIES_SEPARATED', { earlier: earlier[0], now });
  }

  private move(to: RedemptionState, by: Acting): void {
    assertMove(REDEMPTION_MOVES, this.state, to, by.role);
    this.state = to;
  }
}
RedemptionSchema.setClass(Redemption);

const InvoiceSchema = defineEntity({
  name: 'Invoice',
  properties: {
    id: p.uuid().primary(),
    redemptionId: p.uuid(),
    number: p.text(),
    amountFen: p.bigint('bigint'),
    issuedOn: p.date().$type<LocalDate>(),
    /** False once its redemption was rejected: then it may back another. */
    live: p.boolean(),
  },
});
/** An invoice that backs a redemption; its number once in the province. */
export class Invoice extends InvoiceSchema.class {}
InvoiceSchema.setClass(Invoice);
