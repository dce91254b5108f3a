import 'reflect-metadata';
import type { Type } from '@nestjs/common';
import { ConsoleLogger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { ServiceName } from '#libs/kernel';
import { Demonstration } from './demonstration/demonstration.js';
import { Events } from './events/events.js';
import { Readiness } from './health/readiness.js';
import { ServiceSettings } from './settings/settings.js';

const LARGEST_BODY = '1mb';

/**
 * Starts a service: its HTTP server, its demonstration data when wanted, then its events. Tells a parent process when it
 * is ready, and ends cleanly on SIGTERM, SIGINT, or when the parent is gone.
 */
export async function serve(name: ServiceName, appModule: Type<object>): Promise<void> {
  const app = await NestFactory.create<NestExpressApplication>(appModule, {
    logger: new ConsoleLogger({ json: true, logLevels: ['log', 'warn', 'error', 'fatal'], prefix: name }),
    bodyParser: false,
  });
  app.useBodyParser('json', { limit: LARGEST_BODY });
  app.disable('x-powered-by');
  const events = app.get(Events);
  let closing: Promise<void> | undefined;
  const readiness = app.get(Readiness);
  const close = (): Promise<void> => {
    readiness.stop();
    return (closing ??= events.stop().then(() => app.close()));
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) {
    process.once(signal, () => void close().finally(() => process.exit(0)));
  }
  await app.get(Demonstration).ensure((progress) => process.send?.({ service: name, progress }));
  const settings = app.get(ServiceSettings);
  await app.listen(settings.PORT, settings.HOST);
  await events.start();
  readiness.watch();
  process.send?.({ ready: name });
}
