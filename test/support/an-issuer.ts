import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

export const ISSUER = 'http://issuer.test/oidc';
export const AUDIENCE = 'urn:yunshang:api';

export interface TestIssuer {
  readonly jwksUrl: string;
  /** What stands at this address. */
  readonly jwks: string;
  /** An access token for a subject, as the real issuer would sign it; claims can be bent for attacks. */
  tokenFor(subject: string, claims?: Record<string, unknown>): Promise<string>;
  close(): Promise<void>;
}

/** Stands for the OpenID issuer where a service is tested alone: real keys, real tokens. */
export async function anIssuer(): Promise<TestIssuer> {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: 'test', alg: 'ES256', use: 'sig' };
  const jwks = JSON.stringify({ keys: [jwk] });
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(jwks);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    jwksUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`,
    jwks,
    tokenFor: (subject, claims = {}) =>
      new SignJWT({ client_id: 'portal', ...claims })
        .setProtectedHeader({ alg: 'ES256', kid: 'test', typ: 'at+jwt' })
        .setIssuer(typeof claims.iss === 'string' ? claims.iss : ISSUER)
        .setAudience(typeof claims.aud === 'string' ? claims.aud : AUDIENCE)
        .setSubject(subject)
        .setIssuedAt()
        .setExpirationTime('10m')
        .sign(privateKey),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
