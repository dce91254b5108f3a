import { generateKeyPairSync } from 'node:crypto';

/** The key by which the portal proves itself to the issuer of a test. */
export const PORTAL_KEY = {
  ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }),
  kid: 'the portal of this test',
};

/** Its public half, as identity is told of it. */
export function publicPortalKey(): string {
  const { d: _, ...jwk } = PORTAL_KEY;
  return JSON.stringify(jwk);
}
