import { decodeJwt, importJWK, SignJWT, type JWK, type JWTPayload } from 'jose';
import { codesOf, rowOf } from '../../../support/attack.js';
import type { TestPlatform } from '../../../support/a-platform.js';

/** B: tokens that somebody made. */
export function tokens(platform: () => TestPlatform): void {
  describe('B: tokens', () => {
    type Bend = (claims: JWTPayload) => { claims?: JWTPayload; header?: Record<string, unknown> };
    const now = () => Math.floor(Date.now() / 1000);
    const bends: [string, Bend, string | undefined][] = [
      ['signed anew, unchanged', (claims) => ({ claims }), undefined],
      [
        'of another audience',
        (claims) => ({ claims: { ...claims, aud: 'urn:other:api' } }),
        'UNAUTHENTICATED',
      ],
      [
        'of another issuer',
        (claims) => ({ claims: { ...claims, iss: 'http://evil.example' } }),
        'UNAUTHENTICATED',
      ],
      ['expired', (claims) => ({ claims: { ...claims, exp: now() - 120 } }), 'UNAUTHENTICATED'],
      ['not valid yet', (claims) => ({ claims: { ...claims, nbf: now() + 300 } }), 'UNAUTHENTICATED'],
      ['without an end', (claims) => ({ claims: { ...claims, exp: undefined } }), 'UNAUTHENTICATED'],
      ['of another type', (claims) => ({ claims, header: { typ: 'JWT' } }), 'UNAUTHENTICATED'],
      [
        'that names a key by address',
        (claims) => ({ claims, header: { kid: '../../etc' } }),
        'UNAUTHENTICATED',
      ],
    ];

    test.each(bends)('B03: a token %s', async (_, bend, expected) => {
      const { material } = await rowOf<{ material: JWK & { kid: string } }>(
        platform(),
        "select material from identity.issuer_key where purpose = 'SIGNING' order by created_at desc limit 1",
      );
      const { claims, header } = bend(decodeJwt(await platform().token('factory01')));
      const token = await new SignJWT(claims)
        .setProtectedHeader({ alg: 'ES256', kid: material.kid, typ: 'at+jwt', ...header })
        .sign(await importJWK({ ...material, kty: 'EC' }, 'ES256'));
      const answer = await platform().ask('{ me { id } }', { token });
      expect(codesOf(answer)[0]).toBe(expected);
    });

    test.each(['none', 'HS256', 'no signature', 'own key', 'spaces'])('B02: a token by %s', async (way) => {
      const [, payload = ''] = (await platform().token('factory01')).split('.');
      const head = (header: object) =>
        Buffer.from(JSON.stringify({ typ: 'at+jwt', ...header })).toString('base64url');
      const forged: Record<string, string> = {
        none: `${head({ alg: 'none' })}.${payload}.`,
        HS256: `${head({ alg: 'HS256' })}.${payload}.${Buffer.alloc(32).toString('base64url')}`,
        'no signature': `${head({ alg: 'ES256' })}.${payload}.`,
        'own key': `${head({ alg: 'ES256', jwk: { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' } })}.${payload}.${Buffer.alloc(64).toString('base64url')}`,
        spaces: (await platform().token('factory01')).replace('.', '. '),
      };
      expect(codesOf(await platform().ask('{ me { id } }', { token: forged[way]! }))[0]).toBe(
        'UNAUTHENTICATED',
      );
    });
  });
}
