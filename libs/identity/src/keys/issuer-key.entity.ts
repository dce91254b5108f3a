import { defineEntity, p } from '@mikro-orm/core';

const IssuerKeySchema = defineEntity({
  name: 'IssuerKey',
  properties: {
    id: p.uuid().primary(),
    purpose: p.enum(['SIGNING', 'COOKIE', 'PROOF'] as const),
    /** SIGNING: a private JWK. COOKIE and PROOF: `{ secret }`. */
    material: p.json<Readonly<Record<string, string>>>(),
    createdAt: p.datetime(),
  },
});
/** A key of the issuer. The newest of a purpose signs, the older ones still verify until their row is removed. */
export class IssuerKey extends IssuerKeySchema.class {}
IssuerKeySchema.setClass(IssuerKey);
