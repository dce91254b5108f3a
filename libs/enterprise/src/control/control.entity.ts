import { defineEntity, p } from '@mikro-orm/core';
import { DomainError, type Acting, type LocalDate } from '#libs/kernel';
import { stateOf } from '#libs/platform';
import { assertPeriod, ControlKind } from './control.rules.js';

/** MEMBER: one of the two companies says it. REGISTRY: the register of companies. OFFICIAL: two officials. */
export const ControlBasis = { MEMBER: 'MEMBER', REGISTRY: 'REGISTRY', OFFICIAL: 'OFFICIAL' } as const;
export type ControlBasis = keyof typeof ControlBasis;

const ControlStatementSchema = defineEntity({
  name: 'ControlStatement',
  indexes: [
    { name: 'control_statement_of_held', properties: ['held'] },
    { name: 'control_statement_of_holder', properties: ['holder'] },
  ],
  checks: [
    { name: 'control_statement_two', expression: 'holder <> held' },
    {
      name: 'control_statement_share',
      expression: "(kind = 'SHAREHOLDING') = (share_basis_points is not null)",
    },
    { name: 'control_statement_period', expression: 'from_on <= to_on' },
    { name: 'control_statement_confirmed', expression: '(confirmed_by is null) = (confirmed_at is null)' },
    { name: 'control_statement_two_people', expression: "basis <> 'OFFICIAL' or confirmed_by <> stated_by" },
  ],
  properties: {
    id: p.uuid().primary(),
    /** Who controls, by unified social credit code; of a shared legal representative one of the two. */
    holder: p.text(),
    held: p.text(),
    kind: p.enum(() => ControlKind).$type<ControlKind>(),
    shareBasisPoints: p.integer().nullable(),
    basis: p.enum(() => ControlBasis).$type<ControlBasis>(),
    fromOn: p.date().$type<LocalDate>(),
    /** The last day; open while it lasts. */
    toOn: p.date().$type<LocalDate>().nullable(),
    note: p.text(),
    statedBy: p.text(),
    statedAt: p.datetime(),
    /** Since when it holds; null while a second official is waited for. */
    confirmedBy: p.text().nullable(),
    confirmedAt: stateOf('CONTROL', p.datetime()).nullable(),
    /** An end that waits for a second official. */
    endsOn: p.date().$type<LocalDate>().nullable(),
    endProposedBy: p.text().nullable(),
    version: p.integer().version(),
  },
});

/** That one company controls another, who says so, and from when to when. Nobody's word ends it but two officials' or the register's. */
export class ControlStatement extends ControlStatementSchema.class {
  /** @throws DomainError MOVE_NOT_ALLOWED when nothing waits, SAME_PERSON */
  confirm({ personId }: Acting, at: Date): void {
    if (this.confirmedAt === null) {
      if (this.statedBy === personId) throw new DomainError('SAME_PERSON');
      this.confirmedBy = personId;
      this.confirmedAt = at;
      return;
    }
    if (!this.endsOn) throw new DomainError('CONTROL_NOTHING_WAITS');
    if (this.endProposedBy === personId) throw new DomainError('SAME_PERSON');
    this.toOn = this.endsOn;
    this.endsOn = null;
  }

  /** @throws DomainError CONTROL_ENDED, CONTROL_PERIOD */
  proposeEnd(endsOn: LocalDate, { personId }: Acting): void {
    if (this.confirmedAt === null || this.toOn !== null) throw new DomainError('CONTROL_ENDED');
    assertPeriod(this.fromOn, endsOn);
    this.endsOn = endsOn;
    this.endProposedBy = personId;
  }
}
ControlStatementSchema.setClass(ControlStatement);
