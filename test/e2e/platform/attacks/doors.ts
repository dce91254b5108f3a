import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codesOf, inTurns, variablesOf, type Victim } from '../../../support/attack.js';
import { aStrictGateway, type TestPlatform } from '../../../support/a-platform.js';
import { composedSchema, documentOf, operations } from '../../../support/the-schema.js';

/** A: who comes in where nobody should. */
export function doors(platform: () => TestPlatform, victim: () => Victim): void {
  describe('A: the doors', () => {
    const ENTITIES =
      'query($r: [_Any!]!) { _entities(representations: $r) { __typename ... on Enterprise { id } } }';

    test.each(['{ _service { sdl } }', '{ _entities(representations: []) { __typename } }'])(
      'A01, A02: the gateway does not know %s',
      async (document) => {
        expect(codesOf(await platform().askAnything(document))).toEqual(['GRAPHQL_VALIDATION_FAILED']);
      },
    );

    test('A02: where nobody is to read the schema, nobody can, and no answer guesses for them', async () => {
      const gateway = await aStrictGateway(platform());
      try {
        for (const document of ['{ __schema { types { name } } }', '{ __type(name: "Query") { name } }']) {
          const { data, errors } = await platform().askAnything(document, { url: gateway.url });
          expect([data ?? null, errors?.length]).toEqual([null, expect.any(Number)]);
        }
        const page = await fetch(gateway.url, { headers: { accept: 'text/html' } });
        expect(await page.text()).not.toMatch(/<script|GoalProgress/);
        expect((await platform().ask('{ goals { code } }', { url: gateway.url })).data).toBeTruthy();
      } finally {
        gateway.stop();
      }
    });

    test.each([
      ['without the secret', {}],
      ['with another secret', { 'x-gateway-secret': 'x'.repeat(43) }],
      [
        'with headers that name a person',
        { 'x-user-id': '1', 'x-user': 'admin', 'x-forwarded-for': '127.0.0.1' },
      ],
    ])('A01, A03: no service answers %s', async (_, headers) => {
      const token = await platform().token('factory01');
      const { gateway: __, ...urls } = platform().running().urls;
      for (const url of Object.values(urls)) {
        for (const document of [
          '{ _service { sdl } }',
          '{ __typename }',
          '{ __schema { types { name } } }',
        ]) {
          const answer = await platform().askAnything(document, { url: `${url}/graphql`, headers, token });
          expect([document, answer.data ?? null, codesOf(answer)[0]]).toEqual([
            document,
            null,
            expect.stringMatching(/UNAUTHENTICATED|GRAPHQL_VALIDATION_FAILED/),
          ]);
        }
      }
    });

    test.each(['visitor', 'factory03', 'provider03', 'bureau-zhanjiang'])(
      'A01: even behind the gateway, %s is not given a company of others as an entity',
      async (account) => {
        const token = account === 'visitor' ? undefined : await platform().token(account);
        const answer = await platform().askAnything(ENTITIES, {
          url: `${platform().running().urls['enterprise']}/graphql`,
          headers: { 'x-gateway-secret': secretOf(platform()) },
          variables: { r: [{ __typename: 'Enterprise', id: victim().enterpriseId }] },
          ...(token ? { token } : {}),
        });
        expect((answer.data?._entities ?? []).filter(Boolean)).toEqual([]);
        expect(codesOf(answer)).not.toContain('INTERNAL');
      },
    );

    test('A08: no input takes a field beside those it has', async () => {
      const token = await platform().token('factory03');
      const wrong: string[] = [];
      const extras = ['status', 'state', 'amount', 'tenantId', 'approvedBy', '__proto__x'];
      const takers = operations(composedSchema()).filter(({ field }) =>
        field.args.some(({ name }) => name === 'input'),
      );
      await inTurns(
        takers.flatMap((operation) => extras.map((extra) => ({ operation, extra }))),
        async ({ operation, extra }) => {
          const variables = variablesOf(operation, () => randomUUID());
          (variables['input'] as Record<string, unknown>)[extra] = 'APPROVED';
          const answer = await platform().askAnything(documentOf(operation), { token, variables });
          const refused = codesOf(answer).every((code) => /^BAD_|VALIDATION/.test(code)) && answer.errors;
          if (!refused || answer.data)
            wrong.push(`${operation.field.name}.${extra}: ${answer.text.slice(0, 200)}`);
        },
      );
      expect(takers.length).toBeGreaterThan(8);
      expect(wrong).toEqual([]);
    });
  });
}

function secretOf({ folder }: TestPlatform): string {
  const secrets = readFileSync(join(folder, 'secrets.json'), 'utf8');
  return (JSON.parse(secrets) as { gatewaySecret: string }).gatewaySecret;
}
