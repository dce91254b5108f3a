import { defineEntity, p } from '@mikro-orm/core';
import { ORGANISATION_KINDS } from '#libs/kernel';

const OrganisationSchema = defineEntity({
  name: 'Organisation',
  properties: {
    /** For enterprises and providers the id that their own service gave. */
    id: p.uuid().primary(),
    kind: p.enum(ORGANISATION_KINDS),
    name: p.text(),
    /** The division it lies in or serves; null for the whole province and for providers from elsewhere. */
    divisionCode: p.text().nullable(),
  },
});

/** A body in which people hold roles. */
export class Organisation extends OrganisationSchema.class {}
OrganisationSchema.setClass(Organisation);
