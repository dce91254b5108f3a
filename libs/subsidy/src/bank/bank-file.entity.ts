import { defineEntity, p } from '@mikro-orm/core';
import { DomainError, type LocalDate, type Acting } from '#libs/kernel';
import { stateOf } from '#libs/platform';
import type { AnswerStatus, Direction } from './bank-files.rules.js';

const BankFileSchema = defineEntity({
  name: 'BankFile',
  properties: {
    id: p.uuid().primary(),
    kind: p.text().$type<'ANSWER' | 'STATEMENT'>(),
    name: p.text(),
    sha256: p.text(),
    content: p.text(),
    lineCount: p.integer(),
    importedBy: p.text(),
    importedAt: p.datetime(),
  },
});
/** A file that came from the bank, kept as it came. Its hash is taken once. */
export class BankFile extends BankFileSchema.class {}
BankFileSchema.setClass(BankFile);

export type AnswerOutcome = 'APPLIED' | 'REPEATED' | 'SET_ASIDE';

const BankAnswerSchema = defineEntity({
  name: 'BankAnswer',
  properties: {
    id: p.uuid().primary(),
    fileId: p.uuid(),
    line: p.integer(),
    lineId: p.text(),
    status: p.text().$type<AnswerStatus>(),
    bankReference: p.text().nullable(),
    valueDate: p.date().$type<LocalDate>().nullable(),
    amountFen: p.bigint('bigint'),
    reason: p.text().nullable(),
    payoutId: p.uuid().nullable(),
    outcome: p.text().$type<AnswerOutcome>(),
    /** Why it was set aside. */
    why: p.text().nullable(),
    /** The day on which it was taken in: where it shows as a difference. */
    day: p.date().$type<LocalDate>(),
  },
});
/** What the bank said of one line, and what was made of it. Only ever added. */
export class BankAnswer extends BankAnswerSchema.class {}
BankAnswerSchema.setClass(BankAnswer);

const StatementLineSchema = defineEntity({
  name: 'StatementLine',
  tableName: 'bank_statement_line',
  properties: {
    id: p.uuid().primary(),
    fileId: p.uuid(),
    line: p.integer(),
    day: p.date().$type<LocalDate>(),
    direction: p.text().$type<Direction>(),
    bankReference: p.text(),
    lineId: p.text().nullable(),
    payoutId: p.uuid().nullable(),
    amountFen: p.bigint('bigint'),
    counterparty: p.text(),
  },
});
/** A movement on the account of the finance department, as the bank's statement has it. */
export class StatementLine extends StatementLineSchema.class {}
StatementLineSchema.setClass(StatementLine);

const BankDaySchema = defineEntity({
  name: 'BankDay',
  properties: {
    day: p.date().$type<LocalDate>().primary(),
    /** The statement that counts; another one may replace it until the day is closed. */
    statementId: p.uuid(),
    closedBy: p.text().nullable(),
    closedAt: stateOf('BANK_DAY', p.datetime(), 'statementId').nullable(),
    version: p.integer().version(),
  },
});
/** A day of the account: its statement against our books. */
export class BankDay extends BankDaySchema.class {
  /** @throws DomainError DAY_CLOSED */
  assertOpen(): void {
    if (this.closedAt) throw new DomainError('DAY_CLOSED', { day: this.day });
  }

  close(by: Acting, at: Date): void {
    this.assertOpen();
    this.closedBy = by.personId;
    this.closedAt = at;
  }
}
BankDaySchema.setClass(BankDay);

const DifferenceExplanationSchema = defineEntity({
  name: 'DifferenceExplanation',
  properties: {
    id: p.uuid().primary(),
    day: p.date().$type<LocalDate>(),
    kind: p.text(),
    subject: p.text(),
    explanation: p.text(),
    explainedBy: p.text(),
    explainedAt: p.datetime(),
    confirmedBy: p.text().nullable(),
    confirmedAt: stateOf('DIFFERENCE', p.datetime()).nullable(),
    version: p.integer().version(),
  },
});
/** Why a difference is none: said by one, confirmed by another. */
export class DifferenceExplanation extends DifferenceExplanationSchema.class {
  confirm(by: Acting, at: Date): void {
    if (this.explainedBy === by.personId)
      throw new DomainError('DUTIES_SEPARATED', { earlier: 'explain', now: 'confirm' });
    this.confirmedBy = by.personId;
    this.confirmedAt = at;
  }
}
DifferenceExplanationSchema.setClass(DifferenceExplanation);
