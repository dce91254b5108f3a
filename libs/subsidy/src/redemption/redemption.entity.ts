import { defineEntity, p } from '@mikro-orm/core';
import {
  assertMove,
  DomainError,
  inShanghai,
  type DivisionCode,
  type LocalDate,
  type Acting,
} from '#libs/kernel';
import { stateOf } from '#libs/platform';
import {
  REDEMPTION_MOVES,
  type ApprovalDecision,
  type RedemptionState,
  type ReviewDecision,
} from '../rules/redemption.moves.js';

/** As stored: amounts are fen in digits. */
export interface StoredPayment {
  readonly bankReference: string;
  readonly amountFen: string;
  readonly paidOn: LocalDate;
  readonly payerName: string | null;
  readonly payeeName: string | null;
}

export interface StoredDocument {
  readonly kind: string;
  readonly hash: string;
}

/** The papers as they are stored with a file. */
export interface StoredPapers {
  readonly payments: readonly StoredPayment[];
  readonly documents: readonly StoredDocument[];
  readonly paidFen: bigint;
  readonly acceptanceReportHash: string;
}

const RedemptionSchema = defineEntity({
  name: 'Redemption',
  properties: {
    id: p.uuid().primary(),
    voucherId: p.uuid(),
    /** Of the contract, from 1. */
    phase: p.integer(),
    roundId: p.uuid(),
    contractId: p.uuid(),
    enterpriseId: p.uuid(),
    providerId: p.uuid(),
    divisionCode: p.text().$type<DivisionCode>(),
    amountFen: p.bigint('bigint'),
    state: stateOf('REDEMPTION', p.text().$type<RedemptionState>()),
    payments: p.json<readonly StoredPayment[]>(),
    /** Further papers that the scheme asks for, by their hash. */
    documents: p.json<readonly StoredDocument[]>(),
    /** Counts the times that the papers were handed in; a decision counts for the papers that it saw. */
    papersVersion: p.integer(),
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
    /** How many of the scheme's levels of review the present papers have passed. */
    levelsPassed: p.integer(),
    /** Until when a returned file may be mended without being closed. */
    mendBy: p.datetime().nullable(),
    /** The notice that it was put on last. */
    noticeId: p.uuid().nullable(),
    /** The reviewer whose file it is; who is free takes one that is nobody's. */
    assignedTo: p.text().nullable(),
    assignedAt: p.datetime().nullable(),
    version: p.integer().version(),
  },
});

/** The request to be paid for a voucher. Reviewer, approver and payer are three persons, none of them the applicant. */
export class Redemption extends RedemptionSchema.class {
  /** The mended or revised papers of a file: what was decided on the earlier ones counts no more. */
  submitAgain(papers: StoredPapers, by: Acting): void {
    if (this.state !== 'SUBMITTED') this.move('SUBMITTED', by);
    Object.assign(this, papers);
    this.papersVersion += 1;
    this.submittedBy = by.personId;
    this.beginAnew();
  }

  /** Somebody who decided was not free to: the file begins anew, with the same papers and other people. */
  reopen(by: Acting): void {
    if (this.state !== 'SUBMITTED') this.move('SUBMITTED', by);
    this.papersVersion += 1;
    this.assignedTo = null;
    this.assignedAt = null;
    this.beginAnew();
  }

  review(decision: ReviewDecision, reason: string, by: Acting, at: Date): void {
    this.assertNew('review', by);
    this.move(decision, by);
    this.levelsPassed += decision === 'REVIEWED' ? 1 : 0;
    this.reviewedBy = by.personId;
    this.reviewedAt = at;
    this.reviewReason = reason;
  }

  /** Sends the file back to be mended until then. */
  returnUntil(mendBy: Date, reason: string, by: Acting, at: Date): void {
    this.review('RETURNED', reason, by, at);
    this.mendBy = mendBy;
  }

  /** A level of review before the last one found nothing: the next one has the file. */
  passLevel(by: Acting): void {
    assertMove(REDEMPTION_MOVES, this.state, 'REVIEWED', by.role);
    this.assertNew('review', by);
    this.levelsPassed += 1;
    this.assignedTo = null;
    this.assignedAt = null;
  }

  /** @throws DomainError MEND_PERIOD_OPEN naming until when it may still be mended */
  lapse(by: Acting, at: Date): void {
    if (this.mendBy && at < this.mendBy)
      throw new DomainError('MEND_PERIOD_OPEN', { until: inShanghai(this.mendBy) });
    this.move('LAPSED', by);
  }

  assign(reviewer: string, at: Date): void {
    this.assignedTo = reviewer;
    this.assignedAt = at;
  }

  approve(decision: ApprovalDecision, reason: string, by: Acting, at: Date): void {
    this.assertNew('approve', by);
    this.move(decision, by);
    this.approvedBy = by.personId;
    this.approvedAt = at;
    this.approvalReason = reason;
  }

  notice(noticeId: string, by: Acting): void {
    this.move('NOTICED', by);
    this.noticeId = noticeId;
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

  private beginAnew(): void {
    this.levelsPassed = 0;
    this.mendBy = null;
    this.noticeId = null;
    this.reviewedBy = null;
    this.reviewedAt = null;
    this.reviewReason = null;
    this.approvedBy = null;
    this.approvedAt = null;
    this.approvalReason = null;
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
    /** Of an invoice with eight digits. */
    code: p.text().nullable(),
    amountFen: p.bigint('bigint'),
    issuedOn: p.date().$type<LocalDate>(),
    /** False once its redemption was rejected: then it may back another. */
    live: p.boolean(),
  },
});
/** An invoice that backs a redemption; once in the province. */
export class Invoice extends InvoiceSchema.class {}
InvoiceSchema.setClass(Invoice);

const CountedPaperSchema = defineEntity({
  name: 'CountedPaper',
  properties: {
    id: p.uuid().primary(),
    redemptionId: p.uuid(),
    kind: p.text(),
    identity: p.text(),
    /** False once its redemption was rejected: then it may back another. */
    live: p.boolean(),
  },
});
/** Any other paper that backs a redemption; once in the province. */
export class CountedPaper extends CountedPaperSchema.class {}
CountedPaperSchema.setClass(CountedPaper);

const RedemptionDraftSchema = defineEntity({
  name: 'RedemptionDraft',
  properties: {
    voucherId: p.uuid().primary(),
    phase: p.integer().primary(),
    papers: p.json<object>(),
    savedBy: p.text(),
    savedAt: p.datetime(),
  },
});
/** Papers that were begun and not handed in yet. */
export class RedemptionDraft extends RedemptionDraftSchema.class {}
RedemptionDraftSchema.setClass(RedemptionDraft);
