import { exportJWK, FlattenedSign, generateKeyPair } from 'jose';
import { assertSignature, signedText, type Batch } from './batch.signature.js';

const BATCH: Batch = {
  batchId: '0199c1a0-0000-7000-8000-000000000001',
  periodDay: '2020-09-28',
  entries: [{ contractId: 'c', enterpriseId: 'e', activeUsers: 3, events: 40 }],
};

async function aKey(algorithm: string) {
  const { privateKey, publicKey } = await generateKeyPair(algorithm);
  const jwk = (await exportJWK(publicKey)) as Record<string, string>;
  const sign = async (batch: Batch, alg = algorithm) => {
    const jws = await new FlattenedSign(new TextEncoder().encode(signedText(batch)))
      .setProtectedHeader({ alg })
      .sign(privateKey);
    return `${jws.protected}..${jws.signature}`;
  };
  return { jwk, sign };
}

test('the text that is signed is canonical', () => {
  expect(signedText(BATCH)).toBe(
    '{"batchId":"0199c1a0-0000-7000-8000-000000000001","entries":[{"activeUsers":3,"contractId":"c","enterpriseId":"e","events":40}],"periodDay":"2020-09-28"}',
  );
});

test.each(['ES256', 'EdDSA'])('a signature by %s holds', async (algorithm) => {
  const { jwk, sign } = await aKey(algorithm);
  await expect(assertSignature(BATCH, await sign(BATCH), jwk)).resolves.toBeUndefined();
});

test('anything else does not', async () => {
  const { jwk, sign } = await aKey('ES256');
  const other = await aKey('ES256');
  const edwards = await aKey('EdDSA');
  const signature = await sign(BATCH);
  const [header, value] = signature.split('..') as [string, string];
  const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}..`;
  const refused: [Batch, string, Record<string, string> | undefined][] = [
    [{ ...BATCH, periodDay: '2020-09-27' }, signature, jwk],
    [{ ...BATCH, entries: [{ ...BATCH.entries[0]!, events: 41 }] }, signature, jwk],
    [BATCH, signature, other.jwk],
    [BATCH, signature, edwards.jwk],
    [BATCH, signature, undefined],
    [BATCH, signature, { kty: 'EC' }],
    [BATCH, none, jwk],
    [BATCH, `${header}.e30.${value}`, jwk],
    [BATCH, `${header}..${value.slice(0, -8)}AAAAAAAA`, jwk],
    [BATCH, 'nothing', jwk],
  ];
  for (const [batch, given, key] of refused) {
    await expect(assertSignature(batch, given, key)).rejects.toMatchObject({ code: 'BATCH_SIGNATURE' });
  }
});
