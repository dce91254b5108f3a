import { defineEntity, p } from '@mikro-orm/core';
import { assertMove, type Membership } from '#libs/kernel';
import { stateOf } from '#libs/platform';
import { ENTERPRISE_MOVES, EnterpriseState } from './enterprise.moves.js';
import { ReferenceDivision, ReferenceIndustry } from '../reference/reference.entities.js';
import { SizeClass } from '#libs/reference';
import type { EnterpriseFacts } from './registration.rules.js';

const EnterpriseSchema = defineEntity({
  name: 'Enterprise',
  indexes: [
    { name: 'enterprise_by_name', properties: ['nameKey', 'id'] },
    { name: 'enterprise_by_city', properties: ['cityCode', 'nameKey', 'id'] },
    { name: 'enterprise_by_division', properties: ['divisionCode', 'nameKey', 'id'] },
    { name: 'enterprise_by_state', properties: ['state', 'nameKey', 'id'] },
    {
      name: 'enterprise_certification_queue',
      properties: ['submittedAt', 'id'],
      where: `state = 'REGISTERED'`,
    },
  ],
  checks: [
    { name: 'enterprise_employees_check', expression: 'employees >= 0' },
    { name: 'enterprise_revenue_check', expression: 'prior_year_revenue_fen >= 0' },
    {
      name: 'enterprise_control_check',
      expression: 'length(controlling_unified_social_credit_code) = 18',
    },
  ],
  properties: {
    id: p.uuid().primary(),
    /** 统一社会信用代码: one legal person, whatever it is renamed. */
    unifiedSocialCreditCode: p.text().unique('enterprise_unified_social_credit_code_unique'),
    name: p.text(),
    /** The spelling for search; sorted by code unit, so that a prefix is a range of the index. */
    nameKey: p.text().collation('C'),
    divisionCode: () => p.manyToOne(ReferenceDivision).mapToPk().joinColumn('division_code'),
    cityCode: () => p.manyToOne(ReferenceDivision).mapToPk().joinColumn('city_code'),
    industryCode: () => p.manyToOne(ReferenceIndustry).mapToPk().joinColumn('industry_code'),
    employees: p.integer(),
    priorYearRevenueFen: p.bigint('bigint'),
    establishedOn: p.date(),
    sizeClass: p.enum(() => SizeClass),
    controllingUnifiedSocialCreditCode: p.text().nullable(),
    clusterCode: p.text().nullable(),
    state: stateOf(
      'ENTERPRISE',
      p.enum(() => EnterpriseState),
    ).onCreate(() => 'REGISTERED' as const),
    /** When the truthfulness pledge (企业承诺书) was accepted, again with each submission. */
    pledgedAt: p.datetime(),
    registeredBy: p.uuid().nullable(),
    registeredAt: p.datetime(),
    /** When it was first handed in: its place in the queue of the bureau, which a correction keeps. */
    submittedAt: p.datetime(),
    certifiedBy: p.uuid().nullable(),
    certifiedAt: p.datetime().nullable(),
    refusalReason: p.text().nullable(),
    /** Two officers, one file: the second is refused. */
    version: p.integer().version(),
  },
});

/** A company that wants to move to the cloud, known by its unified social credit code. */
export class Enterprise extends EnterpriseSchema.class {
  /** The bureau found the file true. */
  certify(by: Membership, personId: string, at: Date): void {
    this.move('CERTIFIED', by);
    this.certifiedBy = personId;
    this.certifiedAt = at;
  }

  /** The bureau gives the file back and says why. */
  refuse(reason: string, by: Membership): void {
    this.move('REFUSED', by);
    this.refusalReason = reason;
  }

  /** The enterprise corrected what was refused and hands it in again; it keeps its place in the queue. */
  resubmit(facts: EnterpriseFacts, by: Membership, at: Date): void {
    this.move('REGISTERED', by);
    Object.assign(this, facts);
    this.refusalReason = null;
    this.pledgedAt = at;
  }

  private move(to: EnterpriseState, by: Membership): void {
    assertMove(ENTERPRISE_MOVES, this.state, to, by.role);
    this.state = to;
  }
}
EnterpriseSchema.setClass(Enterprise);
