import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { aChallenge, Browser, codeOf, exchange, type Tokens } from './a-browser.js';
import { aService } from './a-service.js';

/** Of everybody whom the service here signs up. */
export const PASSWORD = 'a sentence about clouds';

export type IssuingService = Awaited<ReturnType<typeof anIssuingService>>;

/** The service of identity, believing the tokens that it issues itself. */
export async function anIssuingService() {
  // The service verifies with the keys that it publishes itself; it gets its port only later.
  const keyServer = createServer((_, response) => {
    void fetch(`${service.url}/oidc/jwks`).then(async (keys) => response.end(await keys.text()));
  });
  await new Promise<void>((resolve) => keyServer.listen(0, '127.0.0.1', resolve));
  const { port } = keyServer.address() as AddressInfo;
  const service = await aService('identity', {
    JWKS_URL: `http://127.0.0.1:${port}/jwks`,
    DEMONSTRATION_SEED: '1',
    DEMONSTRATION_PASSWORD: PASSWORD,
  });
  let people = 0;

  async function aPerson(): Promise<string> {
    const account = `person-${++people}`;
    const { errors } = await service.visitor.query(
      'mutation ($input: SignUpInput!) { signUp(input: $input) { id } }',
      { input: { account, displayName: '演示·某人', password: PASSWORD } },
    );
    expect(errors).toBeUndefined();
    return account;
  }

  /** A person at the moment the portal gets its code. */
  async function aCode(given: Record<string, string> = {}) {
    const account = await aPerson();
    const browser = new Browser(service.url);
    const { verifier, challenge } = aChallenge();
    const page = await browser.authorize(challenge, given);
    return { account, browser, verifier, code: codeOf(await browser.signIn(page, account, PASSWORD)) };
  }

  async function signedIn() {
    const { code, verifier, ...rest } = await aCode();
    const { body } = await exchange(service.url, code, verifier);
    return { ...rest, code, verifier, tokens: body as Tokens };
  }

  async function me(accessToken: string) {
    const response = await fetch(`${service.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-gateway-secret': service.gatewaySecret,
        authorization: `Bearer ${accessToken}`,
      },
      body: JSON.stringify({ query: '{ me { account } }' }),
    });
    return (await response.json()) as {
      data?: { me: { account: string } };
      errors?: { extensions: { code: string } }[];
    };
  }

  async function stop(): Promise<void> {
    await service.stop();
    await new Promise((resolve) => keyServer.close(resolve));
  }

  return { service, aPerson, aCode, signedIn, me, stop };
}
