import { defineEntity, p } from '@mikro-orm/core';

const AccountLinkSchema = defineEntity({
  name: 'AccountLink',
  properties: {
    /** SHA-256 of the secret in the link. */
    digest: p.text().primary(),
    purpose: p.enum(['RESET_PASSWORD', 'FIRST_ADMINISTRATOR'] as const),
    personId: p.uuid().nullable(),
    expiresAt: p.datetime(),
    usedAt: p.datetime().nullable(),
  },
});

/** A link that lets who holds it set a password, once and within a day. */
export class AccountLink extends AccountLinkSchema.class {}
AccountLinkSchema.setClass(AccountLink);
