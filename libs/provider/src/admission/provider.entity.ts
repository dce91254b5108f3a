import { defineEntity, p } from '@mikro-orm/core';
import { assertMove, type Membership } from '#libs/kernel';
import { stateOf } from '#libs/platform';
import { ProviderClass } from './application.rules.js';
import { PROVIDER_MOVES, ProviderState } from './provider.moves.js';
import { Standing, STANDING_MOVES } from './standing.moves.js';

const ProviderSchema = defineEntity({
  name: 'Provider',
  uniques: [
    {
      // Who was refused may apply again; two live files of one legal person cannot be.
      name: 'provider_unified_social_credit_code_unique',
      properties: ['unifiedSocialCreditCode'],
      where: `state <> 'REFUSED'`,
    },
  ],
  indexes: [
    { name: 'provider_pool', properties: ['nameKey', 'id'], where: `state = 'ADMITTED'` },
    { name: 'provider_pool_by_city', properties: ['cityCode', 'nameKey', 'id'], where: `state = 'ADMITTED'` },
    { name: 'provider_applications', properties: ['appliedAt', 'id'], where: `state = 'APPLIED'` },
    { name: 'provider_of_applicant', properties: ['appliedBy', 'appliedAt'] },
  ],
  checks: [{ name: 'provider_employees_check', expression: 'employees >= 0' }],
  properties: {
    id: p.uuid().primary(),
    unifiedSocialCreditCode: p.text(),
    name: p.text(),
    /** The spelling for search. */
    nameKey: p.text().collation('C'),
    /** As admitted: the manager may decide for another one than was applied for. */
    providerClass: p.enum(() => ProviderClass),
    /** Null for providers outside the province. */
    divisionCode: p.text().nullable(),
    cityCode: p.text().nullable(),
    establishedOn: p.date(),
    employees: p.integer(),
    introduction: p.text(),
    state: stateOf(
      'PROVIDER',
      p.enum(() => ProviderState),
    ).onCreate(() => 'APPLIED' as const),
    /** Of one that was admitted; every change is a `StandingChange`. */
    standing: stateOf(
      'PROVIDER_STANDING',
      p.enum(() => Standing),
    ).onCreate(() => 'GOOD' as const),
    /** Becomes the first signatory when the provider is admitted. */
    appliedBy: p.uuid().nullable(),
    appliedAt: p.datetime(),
    decidedBy: p.uuid().nullable(),
    decidedAt: p.datetime().nullable(),
    refusalReason: p.text().nullable(),
    version: p.integer().version(),
  },
});

/** A company that offers solutions, from its application on. */
export class Provider extends ProviderSchema.class {
  /** Takes the provider into the pool, in the class that was found. */
  admit(providerClass: ProviderClass, by: Membership, personId: string, at: Date): void {
    this.move('ADMITTED', by, personId, at);
    this.providerClass = providerClass;
  }

  refuse(reason: string, by: Membership, personId: string, at: Date): void {
    this.move('REFUSED', by, personId, at);
    this.refusalReason = reason;
  }

  changeStanding(to: Standing, by: Membership): void {
    assertMove(STANDING_MOVES, this.standing, to, by.role);
    this.standing = to;
  }

  private move(to: ProviderState, by: Membership, personId: string, at: Date): void {
    assertMove(PROVIDER_MOVES, this.state, to, by.role);
    this.state = to;
    this.decidedBy = personId;
    this.decidedAt = at;
  }
}
ProviderSchema.setClass(Provider);
