import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '#libs/kernel';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { JWK } from 'oidc-provider';
import { IssuerKey } from './issuer-key.entity.js';

export interface IssuerKeys {
  /** Private JWKs, newest first: the first signs, all are published. */
  readonly signing: readonly JWK[];
  /** Secrets of the cookie signatures, newest first. */
  readonly cookies: readonly string[];
  /** The secret under which numbers of identity documents are digested. It never changes, or nobody is known again. */
  readonly proof: string;
}

/**
 * The issuer's keys, made on the first start.
 * To rotate, add a row and restart; remove the old row when its last token has expired.
 */
export function loadIssuerKeys(em: EntityManager): Promise<IssuerKeys> {
  return em.fork().transactional(async (forked) => {
    // Two replicas that start on an empty database must not sign with different keys.
    await forked.execute(`select pg_advisory_xact_lock(hashtext('identity.issuer_key'))`);
    const keys = await forked.find(IssuerKey, {}, { orderBy: { createdAt: 'desc', id: 'desc' } });
    for (const purpose of ['SIGNING', 'COOKIE', 'PROOF'] as const) {
      if (keys.some((key) => key.purpose === purpose)) continue;
      const material =
        purpose === 'SIGNING' ? newSigningKey() : { secret: randomBytes(32).toString('base64url') };
      keys.push(forked.create(IssuerKey, { id: newId(), purpose, material, createdAt: new Date() }));
    }
    return {
      signing: keys.filter((key) => key.purpose === 'SIGNING').map((key) => ({ kty: 'EC', ...key.material })),
      cookies: keys.filter((key) => key.purpose === 'COOKIE').map((key) => key.material.secret!),
      proof: keys.find((key) => key.purpose === 'PROOF')!.material.secret!,
    };
  });
}

function newSigningKey(): Record<string, string> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { kty, crv, x, y, d } = privateKey.export({ format: 'jwk' });
  return { kty: kty!, crv: crv!, x: x!, y: y!, d: d!, use: 'sig', alg: 'ES256', kid: newId() };
}
