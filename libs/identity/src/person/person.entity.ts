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
    passwordHash: p.text(),
    createdAt: p.datetime(),
    disabledAt: p.datetime().nullable(),
  },
});

/** Somebody who signs in. What they may do is in their memberships. */
export class Person extends PersonSchema.class {}
PersonSchema.setClass(Person);
