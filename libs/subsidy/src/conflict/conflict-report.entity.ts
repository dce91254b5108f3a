import { defineEntity, p } from '@mikro-orm/core';
import { DomainError, type LocalDate } from '#libs/kernel';
import { stateOf } from '#libs/platform';
import type { ConflictKind, ConflictSubject } from './conflict.entity.js';

export const ConflictReportDecision = { CONFIRMED: 'CONFIRMED', DISMISSED: 'DISMISSED' } as const;
export type ConflictReportDecision = keyof typeof ConflictReportDecision;
/** How long a second person is waited for. */
const WAITS_MS = 14 * 24 * 3_600_000;

interface SecondPerson {
  readonly personId: string;
  readonly audits: boolean;
}

const ConflictReportSchema = defineEntity({
  name: 'ConflictReport',
  properties: {
    id: p.uuid().primary(),
    personId: p.text(),
    subjectKind: p.text().$type<ConflictSubject>(),
    subjectId: p.uuid(),
    kind: p.text().$type<ConflictKind>(),
    fromOn: p.date().$type<LocalDate>(),
    toOn: p.date().$type<LocalDate>().nullable(),
    note: p.text(),
    reportedBy: p.text(),
    reportedAt: p.datetime(),
    /** Decided before then, or never. */
    waitsUntil: p.datetime(),
    state: stateOf('CONFLICT_REPORT', p.text().$type<'WAITING' | ConflictReportDecision>()),
    decidedBy: p.text().nullable(),
    decidedAt: p.datetime().nullable(),
  },
});

/** What one official says of another; without effect until a second person has confirmed it. */
export class ConflictReport extends ConflictReportSchema.class {
  /**
   * By the person whom it is about, who may agree to it, or by another than the reporter; about an auditor by an auditor.
   * @throws DomainError CONFLICT_REPORT_CLOSED, CONFLICT_SECOND_PERSON, CONFLICT_OWN_DISMISSAL, CONFLICT_OF_AUDITOR
   */
  decide(decision: ConflictReportDecision, by: SecondPerson, aboutAuditor: boolean, at: Date): void {
    if (this.state !== 'WAITING' || at >= this.waitsUntil)
      throw new DomainError('CONFLICT_REPORT_CLOSED', { until: this.waitsUntil.toISOString() });
    const refusal = this.refusal(decision, by, aboutAuditor);
    if (refusal) throw new DomainError(refusal);
    this.state = decision;
    this.decidedBy = by.personId;
    this.decidedAt = at;
  }

  /** What somebody may decide while it waits. */
  decisionsOf(by: SecondPerson, aboutAuditor: boolean): ConflictReportDecision[] {
    return Object.values(ConflictReportDecision).filter((each) => !this.refusal(each, by, aboutAuditor));
  }

  private refusal(
    decision: ConflictReportDecision,
    { personId, audits }: SecondPerson,
    aboutAuditor: boolean,
  ): string | undefined {
    if (personId === this.reportedBy) return 'CONFLICT_SECOND_PERSON';
    if (personId === this.personId) return decision === 'DISMISSED' ? 'CONFLICT_OWN_DISMISSAL' : undefined;
    return aboutAuditor && !audits ? 'CONFLICT_OF_AUDITOR' : undefined;
  }
}
ConflictReportSchema.setClass(ConflictReport);

export function waitsUntil(reportedAt: Date): Date {
  return new Date(reportedAt.getTime() + WAITS_MS);
}
