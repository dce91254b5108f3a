import { defineEntity, p } from '@mikro-orm/core';

const IssuerRecordSchema = defineEntity({
  name: 'IssuerRecord',
  properties: {
    kind: p.text().primary(),
    /** SHA-256 of the code, token or session id: a reader of the table cannot use what is in it. */
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
export class IssuerRecord extends IssuerRecordSchema.class {}
IssuerRecordSchema.setClass(IssuerRecord);
