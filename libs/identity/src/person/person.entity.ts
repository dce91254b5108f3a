import { defineEntity, p } from '@mikro-orm/core';

const PersonSchema = defineEntity({
  name: 'Person',
  properties: {
    id: p.uuid().primary(),
    /** As the person wrote it. */
    account: p.text(),
    /** The one spelling: what makes accounts unique whatever the case or width of the letters. */
    accountKey: p.text().unique('person_account_key_unique'),
    displayName: p.text(),
    /** Never read but where a password is checked or changed. */
    passwordHash: p.text(),
    createdAt: p.datetime(),
    disabledAt: p.datetime().nullable(),
    /** Keyed digest of the number of an identity document; the same in every account of one person. */
    proofDigest: p.text().nullable(),
    provenAt: p.datetime().nullable(),
  },
});

/** Somebody who signs in. What they may do is in their memberships. */
export class Person extends PersonSchema.class {
  isDisabled(): boolean {
    return this.disabledAt !== null && this.disabledAt !== undefined;
  }
}
PersonSchema.setClass(Person);

export const ACCOUNT_ACTS = [
  'SIGNED_UP',
  'PROVEN',
  'PASSWORD_CHANGED',
  'PASSWORD_RESET',
  'DISABLED',
  'ENABLED',
  'FIRST_ADMINISTRATOR',
] as const;
export type AccountAct = (typeof ACCOUNT_ACTS)[number];

const AccountHistorySchema = defineEntity({
  name: 'AccountHistory',
  tableName: 'account_history',
  properties: {
    id: p.uuid().primary(),
    personId: p.uuid(),
    act: p.text().$type<AccountAct>(),
    byId: p.uuid().nullable(),
    secondId: p.uuid().nullable(),
    at: p.datetime(),
  },
});

/** What was done to an account, and by whom; rows are added only. */
export class AccountHistory extends AccountHistorySchema.class {}
AccountHistorySchema.setClass(AccountHistory);
