import { defineEntity, p } from '@mikro-orm/core';
import {
  assertMove,
  DomainError,
  type BasisPoints,
  type DivisionCode,
  type Fen,
  type LocalDate,
  type Acting,
} from '#libs/kernel';
import { stateOf } from '#libs/platform';
import { RECOVERY_MOVES, type GroundKind, type RecoveryState } from './recovery.moves.js';

const RecoveryCaseSchema = defineEntity({
  name: 'RecoveryCase',
  properties: {
    id: p.uuid().primary(),
    payoutId: p.uuid(),
    voucherId: p.uuid(),
    roundId: p.uuid(),
    contractId: p.uuid(),
    enterpriseId: p.uuid(),
    providerId: p.uuid(),
    divisionCode: p.text().$type<DivisionCode>(),
    paidFen: p.bigint('bigint'),
    state: stateOf('RECOVERY', p.text().$type<RecoveryState>()),
    openedBy: p.text(),
    openedAt: p.datetime(),
    statement: p.text().nullable(),
    statedBy: p.text().nullable(),
    statedAt: p.datetime().nullable(),
    /** What is to be paid back, after the appeal if there was one. */
    decidedFen: p.bigint('bigint').nullable(),
    /** A year, on what is overdue; 0 unless the scheme has a rate. */
    interestBasisPoints: p.integer(),
    interestUntil: p.date().$type<LocalDate>().nullable(),
    /** The number of the plan of instalments that counts; 0 before the first. */
    plan: p.integer(),
    decisionReason: p.text().nullable(),
    decidedBy: p.text().nullable(),
    decidedAt: p.datetime().nullable(),
    appealReason: p.text().nullable(),
    appealDecidedBy: p.text().nullable(),
    appealDecidedAt: p.datetime().nullable(),
    closedAt: p.datetime().nullable(),
    version: p.integer().version(),
  },
});

/** The question whether money that was paid has to come back, and its answer to the last fen. */
export class RecoveryCase extends RecoveryCaseSchema.class {
  /** What the enterprise says; it may say more until the decision. */
  answer(statement: string, by: Acting, at: Date): void {
    if (this.state !== 'OPEN') throw new DomainError('RECOVERY_DECIDED', { state: this.state });
    this.statement = statement;
    this.statedBy = by.personId;
    this.statedAt = at;
  }

  /** Nothing to recover is a decision too. */
  decide(amount: Fen, interest: BasisPoints, reason: string, by: Acting, at: Date): void {
    if (this.openedBy === by.personId)
      throw new DomainError('DUTIES_SEPARATED', { earlier: 'open', now: 'decide' });
    if (amount < 0n || amount > this.paidFen)
      throw new DomainError('RECOVERY_AMOUNT', { amountFen: String(amount), mostFen: String(this.paidFen) });
    this.move(amount === 0n ? 'DISMISSED' : 'DECIDED', by);
    this.decisionReason = reason;
    this.decidedBy = by.personId;
    this.decidedAt = at;
    if (amount === 0n) {
      this.closedAt = at;
      return;
    }
    this.decidedFen = amount;
    this.interestBasisPoints = interest;
  }

  /** Heard by a third person: less has to be paid back than was decided, or nothing. */
  appeal(amount: Fen, reason: string, by: Acting, at: Date): void {
    if (this.decidedFen == null || this.appealDecidedBy)
      throw new DomainError('RECOVERY_APPEAL', { state: this.state });
    const earlier = { open: this.openedBy, decide: this.decidedBy };
    const did = Object.entries(earlier).find(([, person]) => person === by.personId);
    if (did) throw new DomainError('DUTIES_SEPARATED', { earlier: did[0], now: 'appeal' });
    if (amount < 0n || amount >= this.decidedFen)
      throw new DomainError('RECOVERY_AMOUNT', {
        amountFen: String(amount),
        mostFen: String(this.decidedFen - 1n),
      });
    this.decidedFen = amount;
    this.appealReason = reason;
    this.appealDecidedBy = by.personId;
    this.appealDecidedAt = at;
  }

  refunding(by: Acting): void {
    if (this.state === 'REFUNDING') return;
    this.move('REFUNDING', by);
    this.closedAt = null;
  }

  close(by: Acting, at: Date): void {
    if (this.state === 'CLOSED') return;
    this.move('CLOSED', by);
    this.closedAt = at;
  }

  private move(to: RecoveryState, by: Acting): void {
    assertMove(RECOVERY_MOVES, this.state, to, by.role);
    this.state = to;
  }
}
RecoveryCaseSchema.setClass(RecoveryCase);

const RecoveryGroundSchema = defineEntity({
  name: 'RecoveryGround',
  properties: {
    id: p.uuid().primary(),
    caseId: p.uuid(),
    kind: p.text().$type<GroundKind>(),
    facts: p.text(),
    statedBy: p.text(),
    statedAt: p.datetime(),
  },
});
/** Why a case was opened, or what was added to it. A ground raises a question; it says nothing of guilt. */
export class RecoveryGround extends RecoveryGroundSchema.class {}
RecoveryGroundSchema.setClass(RecoveryGround);

const RecoveryInstalmentSchema = defineEntity({
  name: 'RecoveryInstalment',
  properties: {
    id: p.uuid().primary(),
    caseId: p.uuid(),
    plan: p.integer(),
    number: p.integer(),
    payerName: p.text(),
    dueOn: p.date().$type<LocalDate>(),
    amountFen: p.bigint('bigint'),
  },
});
/** A part of what is owed, by whom and until when. A new plan is added; the old one stays to be read. */
export class RecoveryInstalment extends RecoveryInstalmentSchema.class {}
RecoveryInstalmentSchema.setClass(RecoveryInstalment);

const RecoveryReceiptSchema = defineEntity({
  name: 'RecoveryReceipt',
  properties: {
    id: p.uuid().primary(),
    caseId: p.uuid(),
    plan: p.integer(),
    payerName: p.text(),
    bankReference: p.text(),
    principalFen: p.bigint('bigint'),
    interestFen: p.bigint('bigint'),
    receivedOn: p.date().$type<LocalDate>(),
    recordedBy: p.text(),
    recordedAt: p.datetime(),
  },
});
/** Money that came in. */
export class RecoveryReceipt extends RecoveryReceiptSchema.class {}
RecoveryReceiptSchema.setClass(RecoveryReceipt);

const RecoveryWriteOffSchema = defineEntity({
  name: 'RecoveryWriteOff',
  properties: {
    id: p.uuid().primary(),
    caseId: p.uuid(),
    amountFen: p.bigint('bigint'),
    /** The part of the amount that was interest; known when it is approved. */
    interestFen: p.bigint('bigint').nullable(),
    authority: p.text(),
    reason: p.text(),
    proposedBy: p.text(),
    proposedAt: p.datetime(),
    approvedBy: p.text().nullable(),
    approvedAt: stateOf('RECOVERY', p.datetime(), 'caseId').nullable(),
    version: p.integer().version(),
  },
});
/** What is given up, under whose authority and why; one proposes, another approves. */
export class RecoveryWriteOff extends RecoveryWriteOffSchema.class {
  approve(interestFen: Fen, by: Acting, at: Date): void {
    if (this.approvedBy) throw new DomainError('WRITE_OFF_APPROVED');
    if (this.proposedBy === by.personId)
      throw new DomainError('DUTIES_SEPARATED', { earlier: 'propose', now: 'approve' });
    this.interestFen = interestFen;
    this.approvedBy = by.personId;
    this.approvedAt = at;
  }
}
RecoveryWriteOffSchema.setClass(RecoveryWriteOff);
