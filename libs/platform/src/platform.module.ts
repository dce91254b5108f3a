import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
} from '@apollo/server/plugin/disabled';
import { InMemoryLRUCache } from '@apollo/utils.keyvaluecache';
import { EntityManager } from '@mikro-orm/postgresql';
import { MikroOrmModule } from '@mikro-orm/nestjs';
import { ApolloFederationDriver, type ApolloFederationDriverConfig } from '@nestjs/apollo';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import type { Request } from 'express';
import type { MessageCatalogue, ServiceName } from '#libs/kernel';
import { AccessGuard } from './access/access.guard.js';
import { Authentication } from './access/authentication.js';
import { ConflictConsumer } from './access/conflict.consumer.js';
import { ConflictCopy } from './access/conflict-copy.entity.js';
import { assertFromGateway } from './access/from-gateway.js';
import { MembershipConsumer } from './access/membership.consumer.js';
import { MembershipCopy } from './access/membership-copy.entity.js';
import { SessionConsumer } from './access/session.consumer.js';
import { Clock } from './data/clock.js';
import { Commands } from './data/commands.js';
import { databaseOptions, type Entity } from './data/database.js';
import { Deadlines } from './deadlines/deadlines.js';
import { Sweeps } from './deadlines/sweeps.js';
import { Demonstration, type LoadDemonstration } from './demonstration/demonstration.js';
import { Events } from './events/events.js';
import { Inbox } from './events/inbox.js';
import { Outbox } from './events/outbox.js';
import { FileLinks } from './files/file-links.js';
import { inputPipe } from './graphql/bad-input.js';
import { formatError, localisation } from './graphql/errors.js';
import { GraphqlErrorsFilter } from './graphql/graphql-errors.filter.js';
import { operationsResolver } from './graphql/operations.resolver.js';
import { MomentScalar } from './graphql/scalars.js';
import { schemaOptions } from './graphql/schema-options.js';
import { HealthController } from './health/health.controller.js';
import { Readiness } from './health/readiness.js';
import { readSettings, ServiceSettings } from './settings/settings.js';

/**
 * Parsed documents that each service keeps, counted as their JSON. The gateway asks with a few hundred shapes of documents;
 * Apollo's own 30 MB would fill with whatever clients write, in each of the processes.
 */
const PARSED_DOCUMENTS_BYTES = 2 * 2 ** 20;

export interface ServiceOptions {
  readonly name: ServiceName;
  readonly entities: readonly Entity[];
  readonly messages: MessageCatalogue;
  /** Settings beyond those that every service has. */
  readonly settings?: new () => ServiceSettings;
  /** Writes the service's part of the demonstration data, once. */
  readonly demonstration?: LoadDemonstration;
}

/** Everything that a service needs around its room: database, events, access, GraphQL. */
@Global()
@Module({})
export class PlatformModule {
  static forService(service: ServiceOptions): DynamicModule {
    const settings = readSettings(service.settings ?? ServiceSettings, process.env);
    // Identity owns the original of memberships, subsidy that of conflicts.
    const keepsMemberships = service.name !== 'identity';
    const keepsConflicts = service.name !== 'subsidy';
    return {
      module: PlatformModule,
      imports: [
        DiscoveryModule,
        MikroOrmModule.forRoot(
          databaseOptions(
            service.name,
            [
              ...(keepsMemberships ? [MembershipCopy] : []),
              ...(keepsConflicts ? [ConflictCopy] : []),
              ...service.entities,
            ],
            settings.DATABASE_URL,
          ),
        ),
        GraphQLModule.forRootAsync<ApolloFederationDriverConfig>({
          driver: ApolloFederationDriver,
          inject: [Authentication],
          useFactory: (authentication: Authentication) => ({
            ...graphqlOptions(service.messages),
            context: async ({ req }: { req: Request }) => {
              assertFromGateway(req, settings);
              return { actor: await authentication.actorOf(req.headers.authorization) };
            },
          }),
        }),
      ],
      controllers: [HealthController],
      providers: [
        { provide: ServiceSettings, useValue: settings },
        ...(service.settings ? [{ provide: service.settings, useValue: settings }] : []),
        Clock,
        Commands,
        Sweeps,
        Deadlines,
        Outbox,
        Inbox,
        Authentication,
        FileLinks,
        ...(keepsMemberships ? [MembershipConsumer, SessionConsumer] : []),
        ...(keepsConflicts ? [ConflictConsumer] : []),
        Readiness,
        operationsResolver(service.name),
        MomentScalar,
        {
          provide: Events,
          inject: [EntityManager, Inbox],
          useFactory: (em: EntityManager, inbox: Inbox) => new Events(service.name, settings, em, inbox),
        },
        {
          provide: Demonstration,
          inject: [EntityManager, Outbox],
          useFactory: (em: EntityManager, outbox: Outbox) =>
            new Demonstration(settings.DEMONSTRATION_SEED, service.demonstration, em, outbox),
        },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_FILTER, useClass: GraphqlErrorsFilter },
        {
          provide: APP_PIPE,
          useValue: inputPipe,
        },
      ],
      exports: [
        ServiceSettings,
        ...(service.settings ? [service.settings] : []),
        Clock,
        Commands,
        Sweeps,
        Deadlines,
        Outbox,
        Inbox,
        Events,
        Authentication,
        FileLinks,
      ],
    };
  }
}

function graphqlOptions(messages: MessageCatalogue): Omit<ApolloFederationDriverConfig, 'driver'> {
  return {
    ...schemaOptions,
    fieldResolverEnhancers: ['guards'],
    // The last one: traces are of no use here, and Apollo Server says so at every start.
    plugins: [
      localisation(messages),
      ApolloServerPluginInlineTraceDisabled(),
      // It would wrap every field of every answer, and nothing here is cached by its hints.
      ApolloServerPluginCacheControlDisabled(),
    ],
    formatError,
    autoTransformHttpErrors: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    documentStore: new InMemoryLRUCache({ maxSize: PARSED_DOCUMENTS_BYTES }),
    introspection: process.env.NODE_ENV !== 'production',
    graphiql: false,
  };
}
