import 'reflect-metadata';
import './structured-clone.js';
import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { newId, rolesAgainst, type DivisionCode, type OrganisationKind, type Role } from '#libs/kernel';
import {
  Events,
  Inbox,
  sourceOf,
  Sweeps,
  type EventMessage,
  type EventType,
  type ServiceName,
} from '#libs/platform';
import { aDatabase, type TestDatabase } from './a-database.js';
import type { AnswerOf, Anything, Given, Valid } from './graphql/typed.js';
import { anIssuer, AUDIENCE, ISSUER, type TestIssuer } from './an-issuer.js';
import { publicPortalKey } from './a-portal-key.js';

export interface Answer<T> {
  data: T;
  errors?: {
    message: string;
    path?: (string | number)[];
    extensions: { code: string; params?: Record<string, unknown> };
  }[];
}

export interface Client {
  readonly personId: string;
  readonly organisationId: string;
  /** Sends a document through the service's GraphQL endpoint as the gateway would. */
  query<const D extends string>(
    document: Valid<D>,
    ...given: Given<D, [options?: { language?: string }]>
  ): Promise<Answer<AnswerOf<D>>>;
  /** The same with whatever the types would not let pass. */
  queryAnything(
    document: string,
    variables?: Record<string, unknown>,
    options?: { language?: string },
  ): Promise<Answer<Anything>>;
}

export interface Hat {
  readonly role: Role;
  readonly organisationKind: OrganisationKind;
  readonly personId?: string;
  readonly organisationId?: string;
  readonly divisionCode?: DivisionCode;
}

export interface TestService {
  readonly database: TestDatabase;
  readonly app: NestExpressApplication;
  readonly url: string;
  readonly issuer: TestIssuer;
  readonly gatewaySecret: string;
  /** A person with a role, as the events of identity would have told. */
  as(hat: Hat | { readonly personId: string }): Client;
  /** Signed in, without any role. */
  readonly newcomer: Client;
  readonly visitor: Client;
  /** Hands an event of another service to the inbox. */
  deliver<T extends object>(event: EventType<T>, subject: string, data: T): Promise<EventMessage>;
  redeliver(message: EventMessage): Promise<void>;
  outbox(type?: string): Promise<{ type: string; subject: string; data: Record<string, unknown> }[]>;
  sql<R extends object = Record<string, unknown>>(text: string, params?: readonly unknown[]): Promise<R[]>;
  moveClock(to: Date): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts one service in the test: the real app on a real database, entered through GraphQL. Other services are there as
 * their events only. A test file starts one service, because the types of GraphQL are global to a process.
 * @param settings beyond those that every service has
 */
export async function aService(
  name: ServiceName,
  settings: Record<string, string> = {},
): Promise<TestService> {
  const database = await aDatabase();
  const issuer = await anIssuer();
  const gatewaySecret = randomBytes(24).toString('hex');
  Object.assign(process.env, {
    DATABASE_URL: database.url(name),
    EVENT_LOG_URL: database.url('event_reader'),
    EVENT_TRANSPORT: 'postgres',
    PORT: '0',
    GATEWAY_SECRET: gatewaySecret,
    ISSUER,
    JWKS_URL: issuer.jwksUrl,
    AUDIENCE,
    DEMONSTRATION_SEED: '',
    PORTAL_JWK: publicPortalKey(),
    ...settings,
  });
  const { AppModule } = (await import(`../../apps/${name}/src/app.module.js`)) as { AppModule: Type<object> };
  const module = await Test.createTestingModule({ imports: [AppModule] }).compile();
  const app = module.createNestApplication<NestExpressApplication>({
    bodyParser: false,
    logger: ['error', 'warn'],
  });
  app.useBodyParser('json', { limit: '1mb' });
  // A test sweeps when it says so: by a timer, what time has changed would be told between any two of its questions.
  app.get(Sweeps).onApplicationBootstrap = () => undefined;
  await app.listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  const inbox = app.get(Inbox);

  const client = (hat: Partial<Hat> & { visitor?: boolean }): Client => {
    const personId = hat.personId ?? newId();
    const organisationId = hat.organisationId ?? newId();
    const header = hat.visitor ? Promise.resolve({}) : signedIn(personId, organisationId, hat);
    const changesOffice = hat.role !== undefined && hat.personId !== undefined;
    // A failure shows at the first query; until then nobody waits for it.
    header.catch(() => undefined);
    hats.set(personId, [...(hats.get(personId) ?? []), header]);
    const queryAnything: Client['queryAnything'] = async (
      document,
      variables = {},
      { language = 'zh-CN' } = {},
    ) => {
      const headers = await header;
      // A second role that arrived between the change of office and the request would let both rest.
      await Promise.all(hats.get(personId)!);
      if (changesOffice || changing.has(personId)) await actsAs(personId, hat.role!);
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'accept-language': language,
          'x-gateway-secret': gatewaySecret,
          ...headers,
        },
        body: JSON.stringify({ query: document, variables }),
      });
      return (await response.json()) as Answer<Anything>;
    };
    return { personId, organisationId, queryAnything, query: queryAnything as Client['query'] };
  };

  /** What each person was given so far: a role is on its way to the database when `as` returns. */
  const hats = new Map<string, Promise<object>[]>();

  /** People who are given a second role that does not stand beside the first: they change office before they act. */
  const changing = new Set<string>();

  /** What does not combine with the role has ended, and the role itself holds: one person, one office after the other. */
  async function actsAs(personId: string, role: Role): Promise<void> {
    const held = await database.sql<{ role: Role }>(
      `select distinct role from ${name}.membership where person_id = $1`,
      [personId],
    );
    const against = rolesAgainst(
      role,
      held.map((each) => each.role),
    );
    if (against.length === 0) return;
    changing.add(personId);
    await database.sql(
      `update ${name}.membership
          set ended_at = case when role = any($2) then coalesce(ended_at, clock.now()) end where person_id = $1`,
      [personId, against],
    );
  }

  async function signedIn(personId: string, organisationId: string, hat: Partial<Hat>) {
    if (hat.role) {
      await database.sql(
        `insert into ${name}.membership (id, person_id, organisation_id, organisation_kind, role, division_code)
         values ($1, $2, $3, $4, $5, $6)`,
        [newId(), personId, organisationId, hat.organisationKind, hat.role, hat.divisionCode ?? null],
      );
    }
    const claims = hat.role === 'USAGE_REPORTER' ? { client_id: personId } : {};
    return { authorization: `Bearer ${await issuer.tokenFor(personId, claims)}` };
  }

  return {
    database,
    app,
    url,
    issuer,
    gatewaySecret,
    as: client,
    newcomer: client({}),
    visitor: client({ visitor: true }),
    deliver: async (event, subject, data) => {
      const message: EventMessage = {
        specversion: '1.0',
        id: newId(),
        source: sourceOf(event.source),
        type: event.type,
        subject,
        time: new Date().toISOString(),
        datacontenttype: 'application/json',
        data,
      };
      await inbox.receive([message]);
      return message;
    },
    redeliver: (message) => inbox.receive([message]),
    outbox: (type) =>
      database.sql(
        `select type, subject, data from ${name}.outbox where $1::text is null or type = $1 order by seq`,
        [type ?? null],
      ),
    sql: (text, params) => database.sql(text, params),
    moveClock: (to) => database.moveClock(to),
    stop: async () => {
      await app.get(Events).stop();
      await app.close();
      await issuer.close();
      await database.drop();
    },
  };
}
