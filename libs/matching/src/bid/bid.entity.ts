import { defineEntity, p } from '@mikro-orm/core';
import { Need } from '../need/need.entity.js';

const NeedSealSchema = defineEntity({
  name: 'NeedSeal',
  properties: {
    needId: () => p.manyToOne(Need).mapToPk().joinColumn('need_id').primary(),
    /** JWK (RFC 7517) to which bids are sealed. */
    publicKey: p.text(),
    /**
     * Its private half, itself sealed by the key of the house. The role of the service may not read this column: the
     * function `released_key` answers it, and only once the database's clock has passed the deadline.
     */
    wrappedPrivateKey: p.text(),
  },
});
/** The key pair of a need. Made with the first bid. */
export class NeedSeal extends NeedSealSchema.class {}
NeedSealSchema.setClass(NeedSeal);

const BidSchema = defineEntity({
  name: 'Bid',
  uniques: [
    {
      name: 'bid_current',
      expression: 'create unique index bid_current on bid (need_id, provider_id) where replaced_at is null',
    },
  ],
  indexes: [{ name: 'bid_of_provider', properties: ['providerId', 'needId'] }],
  checks: [{ name: 'bid_content_hash_check', expression: "content_hash ~ '^[0-9a-f]{64}$'" }],
  properties: {
    id: p.uuid().primary(),
    needId: () => p.manyToOne(Need).mapToPk().joinColumn('need_id'),
    providerId: p.uuid(),
    sealedBy: p.text(),
    /** Compact JWE (RFC 7516) to the need's public key: nobody reads it before the key is released. */
    sealedText: p.text(),
    /** SHA-256 of the content, which holds a random salt, so that a price cannot be guessed from it. */
    contentHash: p.text(),
    sealedAt: p.datetime(),
    /** When the same provider sealed another one; only the newest counts. */
    replacedAt: p.datetime().nullable(),
  },
});
/** A sealed bid. The content is never in a column, before the deadline or after it. */
export class Bid extends BidSchema.class {}
BidSchema.setClass(Bid);
