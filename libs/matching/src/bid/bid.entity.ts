import { defineEntity, p } from '@mikro-orm/core';
import { stateOf } from '#libs/platform';
import { Need } from '../need/need.entity.js';

const NeedSealSchema = defineEntity({
  name: 'NeedSeal',
  properties: {
    needId: () => p.manyToOne(Need).mapToPk().joinColumn('need_id').primary(),
    /** JWK (RFC 7517) to which bids are sealed. */
    publicKey: p.text(),
    /**
     * Its private half, itself sealed by the key of the platform. The role of the service may not read this column: the
     * function `seal_state` answers it, and only once the database's clock has passed the deadline.
     */
    wrappedPrivateKey: p.text(),
  },
});
/** The key pair of a need. Made with the first bid, or when a bidder that seals by itself asks for it. */
export class NeedSeal extends NeedSealSchema.class {}
NeedSealSchema.setClass(NeedSeal);

const SealingTrusteeSchema = defineEntity({
  name: 'SealingTrustee',
  checks: [
    {
      name: 'sealing_trustee_handed_in_check',
      expression:
        '(handed_in_key is null) = (handed_in_at is null) and (handed_in_key is null) = (handed_in_by is null)',
    },
  ],
  properties: {
    needId: () => p.manyToOne(Need).mapToPk().joinColumn('need_id').primary(),
    /** JWK whose private half was made outside the platform and stays there until the deadline. */
    publicKey: p.text(),
    namedBy: p.text(),
    namedAt: p.datetime(),
    /** The private half, under the key of the platform, from when it was handed in; never before the deadline. */
    handedInKey: p.text().nullable(),
    handedInBy: p.text().nullable(),
    handedInAt: stateOf('NEED', p.datetime(), 'needId').nullable(),
  },
});
/** A second key under which the bids of a need lie: without it not even the platform with a superuser opens them early. */
export class SealingTrustee extends SealingTrusteeSchema.class {}
SealingTrusteeSchema.setClass(SealingTrustee);

const BidOpeningSchema = defineEntity({
  name: 'BidOpening',
  properties: {
    needId: () => p.manyToOne(Need).mapToPk().joinColumn('need_id').primary(),
    openedAt: p.datetime(),
  },
});
/** When the database first released the key of a need. Written by the function that releases it, by nobody else. */
export class BidOpening extends BidOpeningSchema.class {}
BidOpeningSchema.setClass(BidOpening);

export const EXTENSION_CAUSES = ['ENTERPRISE', 'INCIDENT'] as const;
export type ExtensionCause = (typeof EXTENSION_CAUSES)[number];

const DeadlineExtensionSchema = defineEntity({
  name: 'DeadlineExtension',
  indexes: [{ name: 'deadline_extension_of_need', properties: ['needId', 'extendedAt'] }],
  checks: [
    { name: 'deadline_extension_cause_check', expression: "cause in ('ENTERPRISE', 'INCIDENT')" },
    { name: 'deadline_extension_later_check', expression: 'to_deadline > from_deadline' },
  ],
  properties: {
    id: p.uuid().primary(),
    needId: () => p.manyToOne(Need).mapToPk().joinColumn('need_id'),
    fromDeadline: p.datetime(),
    toDeadline: p.datetime(),
    /** What moved along, as it was then; null where the deadline alone was put off. */
    questionsUntil: p.datetime().nullable(),
    deliverBy: p.date().nullable(),
    cause: p.text().$type<ExtensionCause>(),
    reason: p.text(),
    extendedBy: p.text(),
    extendedAt: p.datetime(),
  },
});
/** A deadline put off, for all bidders alike. Written by the function that puts it off, by nobody else. */
export class DeadlineExtension extends DeadlineExtensionSchema.class {}
DeadlineExtensionSchema.setClass(DeadlineExtension);

/** Sealed by the platform on arrival, sealed by the bidder before it came, or an offer at the listed price. */
export const BID_ORIGINS = ['PLATFORM', 'CLIENT', 'LISTED'] as const;
export type BidOrigin = (typeof BID_ORIGINS)[number];

const BidSchema = defineEntity({
  name: 'Bid',
  uniques: [
    {
      name: 'bid_current',
      expression: 'create unique index bid_current on bid (need_id, provider_id) where replaced_at is null',
    },
  ],
  indexes: [{ name: 'bid_of_provider', properties: ['providerId', 'needId'] }],
  checks: [
    { name: 'bid_content_hash_check', expression: "content_hash ~ '^[0-9a-f]{64}$'" },
    { name: 'bid_origin_check', expression: "origin in ('PLATFORM', 'CLIENT', 'LISTED')" },
    { name: 'bid_withdrawn_check', expression: 'withdrawn_at is null or replaced_at is not null' },
  ],
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
    /** When it ceased to count: the same provider sealed another one, or withdrew it. */
    replacedAt: stateOf('BID', p.datetime()).nullable(),
    /** Set together with `replacedAt` when nothing took its place. */
    withdrawnAt: stateOf('BID', p.datetime()).nullable(),
    origin: p.text().$type<BidOrigin>(),
  },
});
/** A sealed bid. The content is never in a column, before the deadline or after it. */
export class Bid extends BidSchema.class {}
BidSchema.setClass(Bid);
