import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import {
  createRemoteJWKSet,
  exportJWK,
  generateKeyPair,
  importJWK,
  jwtVerify,
  SignJWT,
  type JWK,
} from 'jose';
import type { DemoKey } from '#libs/identity';
import { newId } from '#libs/kernel';
import { Demonstration } from '#libs/platform';
import { issuerProxy } from '../../../apps/gateway/src/proxy.js';
import { machineToken, SignInProblem, tokenFor } from '../../../apps/launcher/src/token.js';
import { askForTokens } from '../../support/a-browser.js';
import { aService, type Answer, type TestService } from '../../support/a-service.js';
import { AUDIENCE } from '../../support/an-issuer.js';

const PASSWORD = 'what all of the province knows';
const SEED = '7';
const REGISTER = `mutation ($input: RegisterMachineKeyInput!, $key: ID!) {
  registerMachineKey(input: $input, idempotencyKey: $key) { clientId thumbprint }
}`;
const REVOKE = `mutation ($id: ID!, $key: ID!) { revokeMachineKey(clientId: $id, idempotencyKey: $key) { revokedAt } }`;

let folder: string;
let gateway: Server;
let origin: string;
let service: TestService;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yunshang-demo-'));
  // As in the whole platform: people reach the issuer through the gateway, which hands its requests on.
  const app = express();
  app.use('/oidc', (request, response, next) => issuerProxy(service.url, origin)(request, response, next));
  gateway = createServer(app);
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`;
  service = await aService('identity', {
    ISSUER: `${origin}/oidc`,
    JWKS_URL: `${origin}/oidc/jwks`,
    DEMONSTRATION_SEED: SEED,
    DEMONSTRATION_PASSWORD: PASSWORD,
    DEMONSTRATION_DIR: folder,
  });
  await service.app.get(Demonstration).ensure(() => undefined);
});
afterAll(async () => {
  await service.stop();
  await new Promise((resolve) => gateway.close(resolve));
  rmSync(folder, { recursive: true });
});

async function as<T>(account: string, query: string, variables: object = {}): Promise<Answer<T>> {
  const response = await fetch(`${service.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-gateway-secret': service.gatewaySecret,
      authorization: `Bearer ${await tokenFor(origin, account, PASSWORD)}`,
    },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Answer<T>;
}

function demoKey(account: string): DemoKey {
  return JSON.parse(readFileSync(join(folder, 'demo-keys', `${account}.json`), 'utf8')) as DemoKey;
}

async function aKeyPair(alg = 'ES256') {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  return { publicJwk: await exportJWK(publicKey), privateJwk: await exportJWK(privateKey) };
}

/** The provider's own account registers a machine, as a provider would. */
async function aMachine(alg = 'ES256') {
  const { publicJwk, privateJwk } = await aKeyPair(alg);
  const { organisationId } = demoKey('provider01');
  const input = { organisationId, name: '演示机器', publicJwk };
  const answer = await as<{ registerMachineKey: { clientId: string } }>('provider01', REGISTER, {
    input,
    key: newId(),
  });
  expect(answer.errors).toBeUndefined();
  return { ...answer.data.registerMachineKey, privateJwk, publicJwk, organisationId };
}

async function assertion(clientId: string, privateJwk: JWK, claims: Record<string, unknown> = {}) {
  return new SignJWT({ iss: clientId, sub: clientId, aud: `${origin}/oidc`, jti: newId(), ...claims })
    .setProtectedHeader({ alg: 'ES256' })
    .setIssuedAt()
    .setExpirationTime('1m')
    .sign(await importJWK(privateJwk, 'ES256'));
}

function asMachine(clientAssertion: string) {
  return askForTokens(service.url, {
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: clientAssertion,
  });
}

/** Each demonstration provider has one. */
const MACHINES = Array.from({ length: 8 }, (_, at) => `provider0${at + 1}`);

describe('the demonstration', () => {
  test('people sign in from the command line and have their roles', async () => {
    const { data } = await as<{ me: { memberships: object[] } }>(
      'bureau-foshan',
      '{ me { account displayName memberships { role organisationKind divisionCode } } }',
    );
    expect(data.me).toMatchObject({
      account: 'bureau-foshan',
      displayName: expect.stringContaining('演示'),
      memberships: [{ role: 'BUREAU_REVIEWER', organisationKind: 'BUREAU', divisionCode: '440600' }],
    });
  });

  test('tells the other services of every role, people’s and machines’', async () => {
    const [people] = await service.sql<{ count: string }>('select count(*) from identity.membership');
    expect(await service.outbox('membership.changed.v1')).toHaveLength(
      Number(people?.count) + MACHINES.length,
    );
    expect(await service.outbox('machine-key.registered.v1')).toHaveLength(MACHINES.length);
  });

  test('is loaded once', async () => {
    const before = await service.outbox();
    await service.app.get(Demonstration).ensure(() => undefined);
    expect(await service.outbox()).toEqual(before);
  });

  test('keeps the private keys of its machines in files that only their owner reads', () => {
    const keys = join(folder, 'demo-keys');
    expect(readdirSync(keys).toSorted()).toEqual(MACHINES.map((provider) => `${provider}.json`));
    expect(statSync(keys).mode & 0o777).toBe(0o700);
    for (const file of readdirSync(keys)) expect(statSync(join(keys, file)).mode & 0o777).toBe(0o600);
  });

  test('the machines sign in by these keys', async () => {
    const { clientId, privateJwk } = demoKey('provider02');
    const token = await machineToken(origin, clientId, { kty: 'OKP', ...privateJwk });
    const keys = createRemoteJWKSet(new URL(`${origin}/oidc/jwks`));
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      issuer: `${origin}/oidc`,
      audience: AUDIENCE,
    });
    expect(protectedHeader).toMatchObject({ alg: 'ES256', typ: 'at+jwt' });
    expect(payload).toMatchObject({ sub: clientId, client_id: clientId });
  });

  test('says what is wrong when the command line cannot sign in', async () => {
    await expect(tokenFor('http://127.0.0.1:9', 'factory01', PASSWORD)).rejects.toThrow(/npm start/);
    await expect(tokenFor(origin, 'factory01', 'another password')).rejects.toThrow(SignInProblem);
    await expect(machineToken(origin, newId(), (await aKeyPair()).privateJwk)).rejects.toThrow(
      /invalid_client/,
    );
  });
});

describe('machines', () => {
  test.each(['ES256', 'EdDSA'])(
    'a provider registers a key for %s and the machine gets a token',
    async (alg) => {
      const machine = await aMachine(alg);
      expect(await machineToken(origin, machine.clientId, machine.privateJwk)).toMatch(/^ey/);
      const told = (await service.outbox()).filter((event) => event.subject === machine.clientId);
      expect(told).toEqual([
        expect.objectContaining({
          type: 'machine-key.registered.v1',
          data: expect.objectContaining({
            clientId: machine.clientId,
            organisationId: machine.organisationId,
          }),
        }),
        expect.objectContaining({
          type: 'membership.changed.v1',
          data: expect.objectContaining({ personId: machine.clientId, role: 'USAGE_REPORTER', active: true }),
        }),
      ]);
    },
  );

  test('a revoked key is dead at once and the others are told; revoking again changes nothing', async () => {
    const { clientId, privateJwk, publicJwk, organisationId } = await aMachine();
    for (let i = 0; i < 2; i++) {
      const answer = await as('provider01', REVOKE, { id: clientId, key: newId() });
      expect(answer.errors).toBeUndefined();
    }
    await expect(machineToken(origin, clientId, privateJwk)).rejects.toThrow(/invalid_client/);
    const told = (await service.outbox()).filter((event) => event.subject === clientId);
    expect(told.map(({ type }) => type).slice(2)).toEqual([
      'machine-key.revoked.v1',
      'membership.changed.v1',
    ]);
    const again = await as('provider01', REGISTER, {
      input: { organisationId, name: '再来', publicJwk },
      key: newId(),
    });
    expect(again.errors?.[0]?.extensions.code).toBe('MACHINE_KEY_KNOWN');
  });

  test('an assertion is good once, also for two at the same moment', async () => {
    const { clientId, privateJwk } = await aMachine();
    const shown = await assertion(clientId, privateJwk);
    const replies = await Promise.all(Array.from({ length: 8 }, () => asMachine(shown)));
    expect(replies.filter((reply) => reply.status === 200)).toHaveLength(1);
    for (const { status, body } of replies)
      if (status !== 200) expect([status, body.error]).toEqual([401, 'invalid_client']);
  });

  test.each([
    ['for somebody else', { aud: 'https://evil.example' }],
    ['without an id', { jti: undefined }],
    ['of another issuer', { iss: 'portal' }],
  ])('an assertion %s is refused', async (_, claims) => {
    const { clientId, privateJwk } = await aMachine();
    expect((await asMachine(await assertion(clientId, privateJwk, claims))).body.error).toBe(
      'invalid_client',
    );
  });

  test('an assertion without a signature, or by another machine’s key, is refused', async () => {
    const one = await aMachine();
    const other = await aMachine();
    const [, payload] = (await assertion(one.clientId, one.privateJwk)).split('.');
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
    for (const forged of [none, await assertion(one.clientId, other.privateJwk)]) {
      expect((await asMachine(forged)).status).toBe(401);
    }
  });

  test.each([
    ['a private key', (jwk: JWK) => ({ ...jwk, d: jwk.x }), 'BAD_USER_INPUT'],
    ['another curve', (jwk: JWK) => ({ ...jwk, crv: 'P-384' }), 'BAD_INPUT'],
    ['a point beside the curve', (jwk: JWK) => ({ ...jwk, y: jwk.x }), 'MACHINE_KEY_UNSUITABLE'],
  ])('%s is not registered', async (_, bend, code) => {
    const { publicJwk } = await aKeyPair();
    const { organisationId } = demoKey('provider01');
    const input = { organisationId, name: '演示机器', publicJwk: bend(publicJwk) };
    const answer = await as('provider01', REGISTER, { input, key: newId() });
    expect(answer.errors?.[0]?.extensions.code).toBe(code);
  });

  test('the machines of another provider are as if they were not there', async () => {
    const { publicJwk } = await aKeyPair();
    const { organisationId, clientId } = demoKey('provider02');
    const input = { organisationId, name: '演示机器', publicJwk };
    const answers = [
      await as('provider01', REGISTER, { input, key: newId() }),
      await as('provider01', REVOKE, { id: clientId, key: newId() }),
      await as('provider01', `{ machineClients(organisationId: "${organisationId}") { name } }`),
    ];
    for (const { errors } of answers) expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const absent = await as('provider01', REVOKE, { id: newId(), key: newId() });
    expect(absent.errors?.[0]).toEqual(answers[1]?.errors?.[0]);
  });
});
