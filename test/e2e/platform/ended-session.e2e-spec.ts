import { SessionEndedV1 } from '#libs/contracts';
import { newId } from '#libs/kernel';
import { aService, type TestService } from '../../support/a-service.js';

/* What a service other than identity does when a sign-in has ended: the token still has its ten minutes, and is refused. */

let service: TestService;

beforeAll(async () => {
  service = await aService('enterprise');
});
afterAll(() => service.stop());

async function codeWith(token: string): Promise<string | undefined> {
  const response = await fetch(`${service.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-gateway-secret': service.gatewaySecret,
      authorization: `Bearer ${token}`,
    },
    body: JSON.stringify({ query: '{ __typename }' }),
  });
  const answer = (await response.json()) as { errors?: { extensions: { code: string } }[] };
  return answer.errors?.[0]?.extensions.code;
}

test('its tokens are refused from the event on, those of the person’s other sign-ins are not', async () => {
  const personId = newId();
  const [ended, other] = ['a'.repeat(64), 'b'.repeat(64)];
  const [token, stays] = [
    await service.issuer.tokenFor(personId, { sid: ended }),
    await service.issuer.tokenFor(personId, { sid: other }),
  ];
  expect([await codeWith(token), await codeWith(stays)]).toEqual([undefined, undefined]);
  const event: SessionEndedV1 = { sessionId: ended, personId, endedAt: '2020-09-28T02:00:00.000Z' };
  await service.deliver(SessionEndedV1, personId, event);
  expect([await codeWith(token), await codeWith(stays)]).toEqual(['UNAUTHENTICATED', undefined]);
});
