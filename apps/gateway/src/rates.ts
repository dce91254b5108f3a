import { Logger } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { GraphQLError, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import { createRemoteJWKSet, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { Pool } from 'pg';
import {
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import { languageOf, type ErrorParams } from '#libs/kernel';
import { VerifiedTokens } from '#libs/platform';
import { rateWords } from './gateway.messages.js';
import type { GatewaySettings } from './gateway.settings.js';
import { rootFieldsOf } from './measure.js';
import { refuse } from './refusals.js';
import { sessionOf } from './session/session-door.js';

/** How often what may be asked, per caller. Generous for people at work and for batches of machines. */
const RATES = {
  address: { most: 1200, seconds: 60 },
  person: { most: 600, seconds: 60 },
  operation: { most: 300, seconds: 60 },
  signUp: { most: 30, seconds: 3600 },
  signIn: { most: 30, seconds: 900 },
} as const;

type Rate = keyof typeof RATES;

/** Operations that count as attempts besides: each try makes an account or tests a secret. */
const ATTEMPTS: Readonly<Record<string, Rate>> = { signUp: 'signUp' };
/** Forms of the issuer's pages that do the same. */
const FORMS: readonly (readonly [RegExp, Rate])[] = [
  [/^\/oidc\/interaction\//i, 'signIn'],
  [/^\/oidc\/(reset|password)\b/i, 'signIn'],
  [/^\/oidc\/sign-up\b/i, 'signUp'],
];

/** How long identity may take to tell its keys; without them a caller is known by the address alone. */
const KEYS_WITHIN_MS = 1000;

interface Caller {
  readonly address: string;
  readonly person?: string;
}

const log = new Logger('Rates');

/** Counts requests per address, person, operation and attempt, and refuses those beyond the rate with Retry-After. */
export class Rates {
  private readonly callers = new WeakMap<object, Caller>();
  private readonly keys: JWTVerifyGetKey;
  private readonly tokens = new VerifiedTokens<string | undefined>();
  private readonly limiters: ReadonlyMap<Rate, RateLimiterAbstract>;

  private constructor(
    private readonly settings: GatewaySettings,
    private readonly pool: Pool | undefined,
  ) {
    this.keys = createRemoteJWKSet(new URL(`${settings.IDENTITY_URL}/oidc/jwks`), {
      timeoutDuration: KEYS_WITHIN_MS,
    });
    this.limiters = new Map(Object.keys(RATES).map((rate) => [rate as Rate, limiterOf(rate as Rate, pool)]));
  }

  /** @throws Error when the database of the counters is named and does not answer */
  static async open(settings: GatewaySettings): Promise<Rates> {
    if (settings.RATE_LIMITS_URL === undefined) return new Rates(settings, undefined);
    const pool = new Pool({ connectionString: settings.RATE_LIMITS_URL, max: 4 });
    pool.on('error', (error) => log.warn(`the database of the counters: ${error.message}`));
    // Gateways start together, and PostgreSQL lets only one of them make the table.
    await pool.query(
      `select pg_advisory_xact_lock(hashtext('${TABLE}')); create table if not exists ${TABLE} (key varchar(255) primary key, points integer not null default 0, expire bigint)`,
    );
    return new Rates(settings, pool);
  }

  async close(): Promise<void> {
    await this.pool?.end();
  }

  /** Counts a request for its address and its person, before anything reads it. */
  readonly door = async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    const caller = await this.callerOf(request);
    const counted: [Rate, string][] = [['address', caller.address]];
    if (caller.person) counted.push(['person', caller.person]);
    const form = request.method === 'POST' && FORMS.find(([path]) => path.test(request.originalUrl));
    if (form) counted.push([form[1], caller.address]);
    await this.pass(counted, request, response, next);
  };

  /** Counts a request for the person whose session it came with, who is known after the door only. */
  readonly person = async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    const person = sessionOf(request)?.subject;
    if (!person) return next();
    this.callers.set(request, { address: networkOf(request.ip ?? ''), person });
    await this.pass([['person', person]], request, response, next);
  };

  /** Counts each field that an operation begins with, as often as it executes. */
  async refusalOfOperation(
    request: object,
    document: DocumentNode,
    operation: OperationDefinitionNode,
  ): Promise<GraphQLError | undefined> {
    const caller = this.callers.get(request);
    if (!caller) return undefined;
    const counted = rootFieldsOf(operation, document).flatMap((field): [Rate, string][] => {
      const attempt = ATTEMPTS[field];
      const who = caller.person ?? caller.address;
      return [
        ['operation', `${field} ${who}`],
        ...(attempt ? [[attempt, caller.address] as [Rate, string]] : []),
      ];
    });
    const refusal = await this.firstRefusal(counted);
    if (!refusal) return undefined;
    const { rate, retryAfter } = refusal;
    return new GraphQLError('TOO_MANY_REQUESTS', {
      extensions: {
        code: 'TOO_MANY_REQUESTS',
        params: paramsOf(rate, retryAfter),
        http: { status: 429, headers: { 'retry-after': String(retryAfter) } },
      },
    });
  }

  private async pass(
    counted: readonly [Rate, string][],
    request: Request,
    response: Response,
    next: NextFunction,
  ): Promise<void> {
    const refusal = await this.firstRefusal(counted);
    if (!refusal) return next();
    const { rate, retryAfter } = refusal;
    const what = rateWords[rate][languageOf(request.headers['accept-language'])];
    response.setHeader('Retry-After', String(retryAfter));
    const params = { ...paramsOf(rate, retryAfter), what };
    refuse(request, response, { status: 429, code: 'TOO_MANY_REQUESTS', params });
  }

  private async firstRefusal(
    counted: readonly [Rate, string][],
  ): Promise<{ rate: Rate; retryAfter: number } | undefined> {
    if (this.settings.RATE_LIMITS === 'off') return undefined;
    for (const [rate, key] of counted) {
      try {
        await this.limiters.get(rate)!.consume(key);
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        return { rate, retryAfter: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)) };
      }
    }
    return undefined;
  }

  private async callerOf(request: Request): Promise<Caller> {
    const address = networkOf(request.ip ?? '');
    const person = await this.personOf(request.headers.authorization);
    const caller = person ? { address, person } : { address };
    this.callers.set(request, caller);
    return caller;
  }

  /** The subject of a token that holds: else anybody could use up the rate of somebody else. */
  private async personOf(authorization: string | undefined): Promise<string | undefined> {
    const token = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1];
    if (!token) return undefined;
    try {
      return await this.tokens.of(token, async () => {
        const { payload } = await jwtVerify(token, this.keys);
        return {
          says: payload.sub ?? (payload['client_id'] as string | undefined),
          expires: payload.exp ?? 0,
        };
      });
    } catch {
      return undefined;
    }
  }
}

const TABLE = 'gateway_rate';

function limiterOf(rate: Rate, pool: Pool | undefined): RateLimiterAbstract {
  const { most: points, seconds: duration } = RATES[rate];
  const own = new RateLimiterMemory({ keyPrefix: rate, points, duration });
  if (!pool) return own;
  return new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    tableName: TABLE,
    tableCreated: true,
    clearExpiredByTimeout: true,
    keyPrefix: rate,
    points,
    duration,
    inMemoryBlockOnConsumed: points,
    // While the database is away each gateway counts by itself.
    insuranceLimiter: own,
  });
}

function paramsOf(rate: Rate, retryAfter: number): ErrorParams {
  return { rate, ...RATES[rate], retryAfter, retryable: true };
}

/** An IPv4 address, or the network of an IPv6 one: who has one address of those has 2^64. */
function networkOf(ip: string): string {
  const plain = ip.replace(/^::ffff:(?=\d+\.)/, '');
  if (!plain.includes(':')) return plain;
  const [head = [], tail = []] = plain.split('::').map((part) => part.split(':').filter(Boolean));
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => '0');
  return [...head, ...(plain.includes('::') ? zeros : []), ...tail].slice(0, 4).join(':');
}
