import 'reflect-metadata';
import { join } from 'node:path';
import { ConsoleLogger, Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import express, { type NextFunction, type Request, type Response } from 'express';
import { languageOf, messageOf, SERVICES } from '#libs/kernel';
import { projectFolder, readSettings } from '#libs/platform';
import { AppModule } from './app.module.js';
import { gatewayMessages } from './gateway.messages.js';
import { GatewaySettings } from './gateway.settings.js';
import { graphqlGateway } from './graphql.js';
import { limitBody, onlyJson } from './request-body.js';
import { issuerProxy } from './proxy.js';
import { compose } from './supergraph.js';

const PAGE_METHODS = new Set(['GET', 'HEAD']);
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  // The component library writes its styles at run time.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const settings = readSettings(GatewaySettings, process.env);
const log = new Logger('gateway');
const app = await NestFactory.create<NestExpressApplication>(AppModule, {
  logger: new ConsoleLogger({ json: true, prefix: 'gateway' }),
  bodyParser: false,
});
app.disable('x-powered-by');

app.use((_: Request, response: Response, next: NextFunction) => {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  next();
});
app.use('/healthz', (_: Request, response: Response) => void response.type('text').send('ok'));
app.use('/readyz', async (_: Request, response: Response) => {
  const answers = await Promise.allSettled(
    SERVICES.map((service) => fetch(`${settings.urlOf(service)}/readyz`)),
  );
  const ready = answers.every((answer) => answer.status === 'fulfilled' && answer.value.ok);
  response
    .status(ready ? 200 : 503)
    .type('text')
    .send(ready ? 'ok' : 'not ready');
});
app.use(['/oidc', '/.well-known'], issuerProxy(settings.IDENTITY_URL, settings.PUBLIC_ORIGIN));

const { supergraph, publicSchema } = compose((service) => `${settings.urlOf(service)}/graphql`);
const graphql = graphqlGateway(settings, supergraph);
if (settings.INTROSPECTION === 'on') {
  app.use(
    '/schema.graphql',
    (_: Request, response: Response) => void response.type('text').send(publicSchema),
  );
}
app.use('/graphql', onlyJson, limitBody, (request: Request, response: Response) => {
  void graphql(request, response);
});

const portal = join(projectFolder(), 'dist/portal');
app.use((_: Request, response: Response, next: NextFunction) => {
  response.setHeader('Content-Security-Policy', CONTENT_SECURITY_POLICY);
  next();
});
app.use(compression());
// Built files carry their hash in the name and never change; the page that names them always may.
app.use(
  '/assets',
  express.static(join(portal, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }),
);
app.use(express.static(portal, { index: false, maxAge: 0 }));
app.use((request: Request, response: Response, next: NextFunction) => {
  if (!PAGE_METHODS.has(request.method) || !request.accepts('html')) return next();
  response.setHeader('Cache-Control', 'no-cache');
  response.sendFile('index.html', { root: portal });
});
app.use((error: Error & { status?: number }, request: Request, response: Response, next: NextFunction) => {
  if (response.headersSent) return next(error);
  // A path that cannot even be read names nothing either.
  const notFound = error.status !== undefined && error.status < 500;
  if (!notFound) log.error(`${request.method} ${request.path}: ${error.message}`);
  const code = notFound ? 'NOT_FOUND' : 'SERVICE_UNAVAILABLE';
  const text = messageOf(
    gatewayMessages,
    code,
    { what: request.path },
    languageOf(request.headers['accept-language']),
  );
  response.status(notFound ? 404 : 502).json({ errors: [{ message: text, extensions: { code } }] });
});

async function close(): Promise<void> {
  await app.close();
  await graphql.dispose();
}
for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) {
  process.once(signal, () => void close().finally(() => process.exit(0)));
}
await app.listen(settings.PORT, settings.HOST);
// The first query loads and plans a good deal; asked now, while the services start, nobody has to wait for it.
const first = await graphql.fetch('http://gateway/graphql?query={__typename}');
await first.text();
process.send?.({ ready: 'gateway' });
