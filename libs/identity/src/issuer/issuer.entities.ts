import { defineEntity, p } from '@mikro-orm/core';

const IssuerRecordSchema = defineEntity({
  name: 'IssuerRecord',
  properties: {
    kind: p.text().primary(),
    /** SHA-256 of the code, token or session id: whoever reads the table cannot use what is in it. */
    idDigest: p.text().primary(),
    payload: p.json<object>(),
    grantId: p.text().nullable().index('issuer_record_grant_id_index'),
    uid: p.text().nullable().index('issuer_record_uid_index'),
    userCode: p.text().nullable().index('issuer_record_user_code_index'),
    expiresAt: p.datetime().index('issuer_record_expires_at_index'),
    consumedAt: p.datetime().nullable(),
  },
});
/** What the issuer must remember between two requests: sessions, codes, grants, refresh tokens. */
class IssuerRecord extends IssuerRecordSchema.class {}
IssuerRecordSchema.setClass(IssuerRecord);

const IssuerKeySchema = defineEntity({
  name: 'IssuerKey',
  properties: {
    id: p.uuid().primary(),
    purpose: p.enum(['SIGNING', 'COOKIE'] as const),
    /** SIGNING: a private JWK. COOKIE: `{ secret }`. */
    material: p.json<Readonly<Record<string, string>>>(),
    createdAt: p.datetime(),
  },
});
/** A key of the issuer. The newest of a purpose signs, the older ones still verify until their row is removed. */
export class IssuerKey extends IssuerKeySchema.class {}
IssuerKeySchema.setClass(IssuerKey);

const SignInAttemptSchema = defineEntity({
  name: 'SignInAttempt',
  properties: {
    /** SHA-256 of the account as it was typed, because people type passwords into the wrong field. */
    accountDigest: p.text().primary(),
    failures: p.integer(),
    lastAt: p.datetime().index('sign_in_attempt_last_at_index'),
    closedUntil: p.datetime().nullable(),
  },
});
/** How often somebody failed to sign in to an account of late, whether or not there is such an account. */
class SignInAttempt extends SignInAttemptSchema.class {}
SignInAttemptSchema.setClass(SignInAttempt);

export const issuerEntities = [IssuerRecord, IssuerKey, SignInAttempt];
