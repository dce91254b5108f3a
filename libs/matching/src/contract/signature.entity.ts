import { defineEntity, p } from '@mikro-orm/core';
import { DomainError } from '#libs/kernel';
import { stateOf } from '#libs/platform';
import { Contract } from './contract.entity.js';
import type { Side } from './contract.moves.js';

const SigningKeySchema = defineEntity({
  name: 'SigningKey',
  uniques: [{ name: 'signing_key_thumbprint', properties: ['personId', 'organisationId', 'thumbprint'] }],
  indexes: [{ name: 'signing_key_of_organisation', properties: ['organisationId', 'registeredAt'] }],
  checks: [
    { name: 'signing_key_algorithm_check', expression: "algorithm in ('EdDSA', 'ES256')" },
    { name: 'signing_key_revoked_check', expression: '(revoked_at is null) = (revoked_by is null)' },
  ],
  properties: {
    id: p.uuid().primary(),
    personId: p.text(),
    /** For which the person signs by it. */
    organisationId: p.uuid(),
    name: p.text(),
    /** JWK (RFC 7517), the public members only. */
    publicJwk: p.text(),
    /** RFC 7638, SHA-256. */
    thumbprint: p.text(),
    algorithm: p.text().$type<'EdDSA' | 'ES256'>(),
    registeredAt: p.datetime(),
    /** From then on nothing is signed by it; what was signed before holds. */
    revokedAt: stateOf('SIGNING_KEY', p.datetime()).nullable(),
    revokedBy: p.text().nullable(),
  },
});
/** The public half of a key by which a signatory signs; the private half never comes here. */
export class SigningKey extends SigningKeySchema.class {
  /** @throws DomainError SIGNING_KEY_REVOKED */
  revoke(personId: string, at: Date): void {
    if (this.revokedAt) throw new DomainError('SIGNING_KEY_REVOKED');
    this.revokedAt = at;
    this.revokedBy = personId;
  }
}
SigningKeySchema.setClass(SigningKey);

/**
 * How a signature can be proven. PLATFORM: the platform saw the signed-in person consent to the hash. DETACHED: the person's
 * own key signed the document, which a stranger can verify without the platform.
 */
export type SignatureLevel = 'PLATFORM' | 'DETACHED';

const SignatureSchema = defineEntity({
  name: 'Signature',
  uniques: [
    { name: 'signature_of_side', properties: ['contractId', 'documentHash', 'side'] },
    { name: 'signature_of_person', properties: ['contractId', 'documentHash', 'personId'] },
  ],
  checks: [
    { name: 'signature_side_check', expression: "side in ('ENTERPRISE', 'PROVIDER')" },
    { name: 'signature_level_check', expression: "level in ('PLATFORM', 'DETACHED')" },
    {
      name: 'signature_detached_check',
      expression:
        "(level = 'DETACHED') = (jws is not null) and (jws is null) = (public_jwk is null) and (jws is null) = (signing_key_id is null)",
    },
  ],
  properties: {
    id: p.uuid().primary(),
    contractId: () => p.manyToOne(Contract).mapToPk().joinColumn('contract_id'),
    side: p.text().$type<Side>(),
    personId: p.text(),
    documentHash: p.text(),
    level: p.text().$type<SignatureLevel>(),
    /** Compact JWS without its payload, which is the document. */
    jws: p.text().nullable(),
    /** The key as it was when it signed. */
    publicJwk: p.text().nullable(),
    signingKeyId: () =>
      p.manyToOne(SigningKey).mapToPk().joinColumn('signing_key_id').deleteRule('no action').nullable(),
    signedAt: p.datetime(),
  },
});
/** A side's consent to the document with this hash, and to no other. Only ever added. */
export class Signature extends SignatureSchema.class {}
SignatureSchema.setClass(Signature);
