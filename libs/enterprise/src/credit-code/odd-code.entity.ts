import { defineEntity, p } from '@mikro-orm/core';
import { DomainError, type Acting } from '#libs/kernel';
import { stateOf } from '#libs/platform';

const OddCodeSchema = defineEntity({
  name: 'OddCode',
  uniques: [{ name: 'odd_code_once', properties: ['unifiedSocialCreditCode'] }],
  checks: [
    { name: 'odd_code_form', expression: "unified_social_credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'" },
    { name: 'odd_code_confirmed', expression: '(confirmed_by is null) = (confirmed_at is null)' },
    { name: 'odd_code_two_people', expression: 'confirmed_by <> proposed_by' },
  ],
  properties: {
    id: p.uuid().primary(),
    unifiedSocialCreditCode: p.text(),
    /** What of it differs from GB 32100, as a refusal says it. */
    refusal: p.text(),
    /** On what it rests: which licence was seen, and what the registry said. */
    reason: p.text(),
    proposedBy: p.text(),
    proposedAt: p.datetime(),
    confirmedBy: p.text().nullable(),
    /** Since when it is taken; null while a second official is waited for. */
    confirmedAt: stateOf('ODD_CODE', p.datetime()).nullable(),
    version: p.integer().version(),
  },
});

/** A unified social credit code that a registry gave out otherwise than GB 32100 says. Two officials confirm it. */
export class OddCode extends OddCodeSchema.class {
  /** @throws DomainError CODE_CONFIRMED, SAME_PERSON */
  confirm({ personId }: Acting, at: Date): void {
    if (this.confirmedAt) throw new DomainError('CODE_CONFIRMED', { code: this.unifiedSocialCreditCode });
    if (this.proposedBy === personId) throw new DomainError('SAME_PERSON');
    this.confirmedBy = personId;
    this.confirmedAt = at;
  }
}
OddCodeSchema.setClass(OddCode);
