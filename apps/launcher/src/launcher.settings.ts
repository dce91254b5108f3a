import { resolve } from 'node:path';
import { isOrigin, ORIGIN_RULE, type ServiceName } from '#libs/kernel';

/** What may be said about a start, all by environment and all optional. */
export interface LauncherSettings {
  /** PORT: where the gateway listens. */
  readonly port: number;
  /** HOST: on which address; this machine only, unless said otherwise. */
  readonly host: string;
  /** PUBLIC_ORIGIN: the address by which browsers reach the gateway. */
  readonly publicOrigin: string;
  /** YUNSHANG_DIR: the folder of everything that a start keeps. */
  readonly folder: string;
  /** DATABASE_ADMIN_URL: an administrator's connection to another PostgreSQL, used instead of the embedded one. */
  readonly databaseAdminUrl?: string;
  /** EVENT_TRANSPORT: postgres or kafka. */
  readonly eventTransport: 'postgres' | 'kafka';
  /** KAFKA_BROKERS: host:port, comma separated. */
  readonly kafkaBrokers: string;
  /** DEMONSTRATION=off: no synthetic data and real time. DEMONSTRATION_SEED: which data set. */
  readonly demonstrationSeed?: number;
  /** DEMONSTRATION=quick: the data set alone, without the weeks that are played before it begins. */
  readonly demonstrationPast: boolean;
  /** Settings of the programs, as they were given; each program checks its own. */
  readonly passedOn: Readonly<Record<string, string>>;
}

/** Settings of the programs that the launcher does not choose: handed on to whom they concern. */
export const PASSED_ON = {
  everyService: [
    'KAFKA_PREFIX',
    'KAFKA_SESSION_TIMEOUT_MS',
    'EVENT_LAG_MAX_SECONDS',
    'AUDIENCE',
    'GATEWAY_SECRET_BEFORE',
  ],
  gateway: [
    'AUDIENCE',
    'INTROSPECTION',
    'PERSISTED_DOCUMENTS',
    'PASS_THROUGH',
    'SERVICE_TIMEOUT_MS',
    'SESSION_IDLE_MINUTES',
    'SESSION_KEY_BEFORE',
    'REQUEST_TIMEOUT_MS',
    'CONNECTIONS_MOST',
    'TRUSTED_PROXIES',
    'RATE_LIMITS',
    'RATE_LIMITS_URL',
  ],
  identity: [],
  enterprise: [],
  provider: [],
  matching: ['SEALING_KEY_BEFORE'],
  subsidy: ['BANK_FOLDER', 'TAX_INVOICES_URL', 'TAX_INVOICES_TIMEOUT_MS'],
  adoption: [],
  office: [],
} as const satisfies Record<'everyService' | 'gateway' | ServiceName, readonly string[]>;

/** Bad settings, told so that the reader can correct them; never a bug. */
export class SettingsError extends Error {}

/**
 * Reads the launcher's settings. By hand and not with class-validator as in the services: it would double the memory
 * of a process that only waits.
 */
export function readLauncherSettings(environment: NodeJS.ProcessEnv): LauncherSettings {
  const port = wholeNumber(environment, 'PORT', 8080, 1, 65_535);
  const host = environment['HOST'] || '127.0.0.1';
  const transport = environment['EVENT_TRANSPORT'] || 'postgres';
  if (transport !== 'postgres' && transport !== 'kafka') {
    throw new SettingsError(`EVENT_TRANSPORT is "${transport}"; it can be postgres or kafka`);
  }
  const demonstration = environment['DEMONSTRATION'] || 'on';
  if (demonstration !== 'on' && demonstration !== 'quick' && demonstration !== 'off') {
    throw new SettingsError(`DEMONSTRATION is "${demonstration}"; it can be on, quick or off`);
  }
  const databaseAdminUrl = environment['DATABASE_ADMIN_URL'];
  if (databaseAdminUrl && !/^postgres(ql)?:\/\//.test(databaseAdminUrl)) {
    throw new SettingsError('DATABASE_ADMIN_URL must begin with postgresql://');
  }
  const publicOrigin = environment['PUBLIC_ORIGIN'] || `http://localhost:${port}`;
  if (!isOrigin(publicOrigin)) {
    throw new SettingsError(`PUBLIC_ORIGIN is "${publicOrigin}"; it must be ${ORIGIN_RULE}`);
  }
  const kafkaBrokers = environment['KAFKA_BROKERS'] || '127.0.0.1:9092';
  if (!kafkaBrokers.split(',').every(isAddress)) {
    throw new SettingsError(
      `KAFKA_BROKERS is "${kafkaBrokers}"; it must be host:port, several of them separated by commas`,
    );
  }
  return {
    port,
    host,
    publicOrigin,
    passedOn: Object.fromEntries(
      Object.values(PASSED_ON)
        .flat()
        .flatMap((name) => (environment[name] ? [[name, environment[name]]] : [])),
    ),
    folder: resolve(environment['YUNSHANG_DIR'] || '.yunshang'),
    eventTransport: transport,
    kafkaBrokers,
    ...(databaseAdminUrl ? { databaseAdminUrl } : {}),
    demonstrationPast: demonstration === 'on',
    ...(demonstration !== 'off'
      ? { demonstrationSeed: wholeNumber(environment, 'DEMONSTRATION_SEED', 1, 0, 2 ** 31 - 1) }
      : {}),
  };
}

function isAddress(text: string): boolean {
  const port = Number(/^[^\s:/]+:(\d{1,5})$/.exec(text)?.[1]);
  return port >= 1 && port <= 65_535;
}

function wholeNumber(
  environment: NodeJS.ProcessEnv,
  name: string,
  otherwise: number,
  least: number,
  most: number,
): number {
  const text = environment[name];
  if (!text) return otherwise;
  const number = Number(text);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new SettingsError(`${name} is "${text}"; it must be a whole number from ${least} to ${most}`);
}
