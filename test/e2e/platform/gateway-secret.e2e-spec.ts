import { aService, type TestService } from '../../support/a-service.js';

const BEFORE = 'the secret until yesterday';

let service: TestService;
beforeAll(async () => {
  service = await aService('provider', { GATEWAY_SECRET_BEFORE: BEFORE });
});
afterAll(() => service?.stop());

async function codeWith(secret: string): Promise<string | undefined> {
  const response = await fetch(`${service.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-gateway-secret': secret },
    body: JSON.stringify({ query: '{ __typename }' }),
  });
  const answer = (await response.json()) as { errors?: { extensions: { code: string } }[] };
  return answer.errors?.[0]?.extensions.code;
}

test('a gateway is known by the new secret and by the one before, and by nothing else', async () => {
  expect(await codeWith(service.gatewaySecret)).toBeUndefined();
  expect(await codeWith(BEFORE)).toBeUndefined();
  for (const secret of ['', `${BEFORE}x`]) expect(await codeWith(secret)).toBe('UNAUTHENTICATED');
});
