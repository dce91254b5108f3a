import 'reflect-metadata';
import { join } from 'node:path';
import { ConsoleLogger, Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import type { NextFunction, Request, Response } from 'express';
import { buildSchema } from 'graphql';
import { projectFolder, readSettings } from '#libs/platform';
import { AppModule } from './app.module.js';
import { ChangesStream } from './changes/changes-stream.js';
import { membershipsOf } from './changes/memberships.js';
import { boundConnections } from './connections.js';
import { GatewaySettings } from './gateway.settings.js';
import { graphqlDoor } from './graphql-door.js';
import { graphqlGateway } from './graphql.js';
import { PassThrough } from './pass-through.js';
import { readDocuments } from './persisted-documents.js';
import { portalPages, securityHeaders } from './pages/portal-pages.js';
import { PublicPages } from './pages/public-pages.js';
import { filesProxy, issuerProxy } from './proxy.js';
import { readiness } from './readiness.js';
import { Rates } from './rates.js';
import { refuse } from './refusals.js';
import { FreshSessions } from './session/fresh-sessions.js';
import { PortalClient } from './session/portal-client.js';
import { sessionDesk } from './session/session-desk.js';
import { sessionDoor } from './session/session-door.js';
import { WebSessions } from './session/web-sessions.js';
import { SingleServices } from './single-service.js';
import { compose } from './supergraph.js';

const settings = readSettings(GatewaySettings, process.env);
const log = new Logger('gateway');
const app = await NestFactory.create<NestExpressApplication>(AppModule, {
  logger: new ConsoleLogger({ json: true, prefix: 'gateway' }),
  bodyParser: false,
});
app.disable('x-powered-by');
const proxies = settings.TRUSTED_PROXIES;
if (proxies) app.set('trust proxy', /^\d+$/.test(proxies) ? Number(proxies) : proxies);
const { protocol, hostname } = new URL(settings.PUBLIC_ORIGIN);
if (protocol === 'http:' && hostname !== 'localhost')
  log.warn(
    `${settings.PUBLIC_ORIGIN} has no TLS, so browsers keep no session: nobody can sign in at the portal`,
  );
boundConnections(app.getHttpServer(), settings);
const rates = await Rates.open(settings);
const client = new PortalClient(settings);
const sessions = new WebSessions(settings);
const freshSessions = new FreshSessions(sessions, client);

app.use('/healthz', (_: Request, response: Response) => void response.type('text').send('ok'));
app.use('/readyz', readiness(settings));
app.use(rates.door);
// The issuer's pages say by themselves what they let in.
app.use(
  ['/oidc', '/.well-known'],
  issuerProxy(settings.IDENTITY_URL, settings.PUBLIC_ORIGIN, settings.SERVICE_TIMEOUT_MS),
);

app.use(securityHeaders);
app.use('/session', sessionDesk(settings, sessions, client));
const { supergraph, publicSchema, schemas } = compose((service) => `${settings.urlOf(service)}/graphql`);
const documents = readDocuments(settings.PERSISTED_DOCUMENTS);
const graphql = graphqlGateway(settings, supergraph, rates, documents, sessions);
const singles = new SingleServices(buildSchema(publicSchema), schemas, documents.values());
const passThrough = new PassThrough(settings, singles, documents, rates, sessions);
const changes = new ChangesStream(settings.EVENT_LOG_URL, sessions, freshSessions, (token) =>
  membershipsOf(graphql, token),
);
app.use('/session/changes', changes.open);
app.use(
  '/files',
  sessionDoor(freshSessions),
  rates.person,
  filesProxy(settings.OFFICE_URL, settings.GATEWAY_SECRET),
);
app.use(['/schema.graphql', '/graphql'], compression());
app.use('/schema.graphql', (_: Request, response: Response) => void response.type('text').send(publicSchema));
app.use(
  '/graphql',
  ...graphqlDoor,
  sessionDoor(freshSessions),
  rates.person,
  ...(settings.PASS_THROUGH === 'on' ? [passThrough.door] : []),
  (request: Request, response: Response) => void graphql(request, response),
);
const pages = new PublicPages(join(projectFolder(), 'dist/portal-pages'), async (address, init) => {
  if (address !== '/graphql') throw new Error(`a page that is drawn here asks for ${address}`);
  return graphql.fetch(`http://gateway${address}`, init);
});
app.use(portalPages(join(projectFolder(), 'dist/portal'), settings.PUBLIC_ORIGIN, pages));
app.use((error: Error & { status?: number }, request: Request, response: Response, next: NextFunction) => {
  if (response.headersSent) return next(error);
  // A path that cannot even be read names nothing either.
  const notFound = error.status !== undefined && error.status < 500;
  if (!notFound) log.error(`${request.method} ${request.path}: ${error.message}`);
  refuse(
    request,
    response,
    notFound ? { status: 404, code: 'NO_PAGE' } : { status: 502, code: 'SERVICE_UNAVAILABLE' },
  );
});

async function close(): Promise<void> {
  await changes.close();
  await app.close();
  await graphql.dispose();
  passThrough.close();
  await sessions.close();
  await rates.close();
}
for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) {
  process.once(signal, () => void close().finally(() => process.exit(0)));
}
await app.listen(settings.PORT, settings.HOST);
// The first query loads and plans a good deal; asked now, while the services start, nobody has to wait for it.
const first = await graphql.fetch('http://gateway/graphql?query={__typename}');
await first.text();
process.send?.({ ready: 'gateway' });
