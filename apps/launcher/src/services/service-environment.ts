import { join } from 'node:path';
import { EVENT_READER, rolesOf } from '#libs/embedded';
import { SERVICES, type ServiceName } from '#libs/kernel';
import { type LauncherSettings, PASSED_ON } from '../launcher.settings.js';
import type { PortalKey, Secrets } from '../secrets.js';

/** The processes of the platform beside this one. The gateway has the most to load, so it begins first. */
export const PROGRAMS = ['gateway', ...SERVICES] as const;
export type ProgramName = (typeof PROGRAMS)[number];

export interface Surroundings {
  readonly settings: LauncherSettings;
  readonly secrets: Secrets;
  /** Where each service listens on loopback. */
  readonly ports: Readonly<Record<ServiceName, number>>;
  /** A role's connection to the platform's database. */
  databaseUrl(role: string): string;
  /** Load this data set when it is not there yet; undefined: no demonstration. */
  readonly demonstrationSeed: number | undefined;
}

/**
 * Everything that a program gets to see of its environment: what it needs and nothing else, so that it behaves the same
 * in every shell, and no service learns the password or key of another.
 */
export function environmentOf(program: ProgramName, surroundings: Surroundings): Record<string, string> {
  const { settings, secrets } = surroundings;
  const common = {
    NODE_ENV: 'production',
    NODE_COMPILE_CACHE: join(settings.folder, 'cache'),
    PATH: process.env['PATH'] ?? '/usr/bin:/bin',
    LANG: 'C.UTF-8',
    // Large blocks go back to the system when freed: each password hash takes 19 MiB, and glibc would keep them.
    MALLOC_MMAP_THRESHOLD_: '1048576',
    GATEWAY_SECRET: secrets.gatewaySecret,
  };
  if (program === 'gateway')
    return { ...common, ...gatewayEnvironment(surroundings), ...passedOn(PASSED_ON.gateway, settings) };
  const { app } = rolesOf(program);
  return {
    ...common,
    HOST: '127.0.0.1',
    PORT: String(surroundings.ports[program]),
    DATABASE_URL: surroundings.databaseUrl(app),
    EVENT_LOG_URL: surroundings.databaseUrl(EVENT_READER),
    EVENT_TRANSPORT: settings.eventTransport,
    KAFKA_BROKERS: settings.kafkaBrokers,
    ISSUER: `${settings.publicOrigin}/oidc`,
    JWKS_URL: `${addressOf('identity', surroundings)}/oidc/jwks`,
    ...demonstrationEnvironment(program, surroundings),
    ...(program === 'identity'
      ? { OUTBOX_DIR: join(settings.folder, 'outbox'), PORTAL_JWK: publicHalf(secrets.portalKey) }
      : {}),
    ...(program === 'office' ? { FILES_DIR: join(settings.folder, 'files') } : {}),
    ...(program === 'matching' ? { SEALING_KEY: secrets.sealingKey } : {}),
    ...passedOn([...PASSED_ON.everyService, ...PASSED_ON[program]], settings),
  };
}

function publicHalf({ kty, crv, x, y, kid }: PortalKey): string {
  return JSON.stringify({ kty, crv, x, y, kid });
}

function passedOn(names: readonly string[], { passedOn: given }: LauncherSettings): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (given[name] ? [[name, given[name]]] : [])));
}

/** Where a service answers, as the gateway calls it. */
export function addressOf(service: ServiceName, { ports }: Pick<Surroundings, 'ports'>): string {
  return `http://127.0.0.1:${ports[service]}`;
}

function gatewayEnvironment(surroundings: Surroundings): Record<string, string> {
  const { host, port, publicOrigin } = surroundings.settings;
  const addresses = SERVICES.map((service) => [
    `${service.toUpperCase()}_URL`,
    addressOf(service, surroundings),
  ]);
  return {
    ...Object.fromEntries(addresses),
    HOST: host,
    PORT: String(port),
    PUBLIC_ORIGIN: publicOrigin,
    DATABASE_URL: surroundings.databaseUrl(rolesOf('gateway').app),
    EVENT_LOG_URL: surroundings.databaseUrl(EVENT_READER),
    SESSION_KEY: surroundings.secrets.sessionKey,
    PORTAL_KEY: JSON.stringify(surroundings.secrets.portalKey),
    // The tour through the API begins with the schema; a real installation says less.
    ...(surroundings.demonstrationSeed === undefined ? {} : { INTROSPECTION: 'on' }),
  };
}

function demonstrationEnvironment(program: ProgramName, surroundings: Surroundings): Record<string, string> {
  const { demonstrationSeed, secrets, settings } = surroundings;
  if (demonstrationSeed === undefined) return {};
  const seed = { DEMONSTRATION_SEED: String(demonstrationSeed) };
  if (program !== 'identity') return seed;
  return {
    ...seed,
    DEMONSTRATION_PASSWORD: secrets.demonstrationPassword,
    DEMONSTRATION_DIR: settings.folder,
  };
}
