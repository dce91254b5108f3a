import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUrl,
  Matches,
  Max,
  Min,
  MinLength,
  ValidateBy,
} from 'class-validator';
import { isOrigin, ORIGIN_RULE, type ServiceName } from '#libs/kernel';

const KEY_IN_BASE64 = /^[A-Za-z0-9+/]{43}=$/;

const IsServiceUrl = () => IsUrl({ require_tld: false, require_protocol: true });

/** Where the gateway listens, where the services are, and how much of it anybody may take. */
export class GatewaySettings {
  @IsString() readonly HOST: string = '127.0.0.1';
  @Type(() => Number) @IsInt() readonly PORT: number = 8080;
  @MinLength(16) readonly GATEWAY_SECRET!: string;
  /** The address by which people reach the platform; sign-in works under this one only. */
  @ValidateBy({
    name: 'isOrigin',
    validator: {
      validate: (value) => typeof value === 'string' && isOrigin(value),
      defaultMessage: (given) => `is "${String(given?.value)}"; it must be ${ORIGIN_RULE}`,
    },
  })
  readonly PUBLIC_ORIGIN!: string;
  @IsServiceUrl() readonly IDENTITY_URL!: string;
  @IsServiceUrl() readonly ENTERPRISE_URL!: string;
  @IsServiceUrl() readonly PROVIDER_URL!: string;
  @IsServiceUrl() readonly MATCHING_URL!: string;
  @IsServiceUrl() readonly SUBSIDY_URL!: string;
  @IsServiceUrl() readonly ADOPTION_URL!: string;
  @IsServiceUrl() readonly OFFICE_URL!: string;
  /** The gateway's own schema, which keeps who is signed in. */
  @Matches(/^postgres(ql)?:\/\//) readonly DATABASE_URL!: string;
  /** The role that may read the outboxes: of what changes, open pages are told. */
  @Matches(/^postgres(ql)?:\/\//) readonly EVENT_LOG_URL!: string;
  /** The private key by which the portal proves itself to the issuer: a P-256 JWK with its `kid`. */
  @ValidateBy({
    name: 'isPrivateJwk',
    validator: { validate: isPrivateJwk, defaultMessage: () => 'must be a private P-256 JWK with a kid' },
  })
  readonly PORTAL_KEY!: string;
  /** 32 bytes in base64 under which the tokens of sessions are kept. */
  @Matches(KEY_IN_BASE64) readonly SESSION_KEY!: string;
  /** The key until lately: its sessions go on, and are kept under the new one from their next renewal. */
  @IsOptional() @Matches(KEY_IN_BASE64) readonly SESSION_KEY_BEFORE?: string;
  /** After how long without a request a session ends. */
  @Type(() => Number) @IsInt() @Min(5) @Max(480) readonly SESSION_IDLE_MINUTES: number = 30;
  /** What access tokens are made for. */
  @IsNotEmpty() readonly AUDIENCE: string = 'urn:yunshang:api';
  /** The documents that browsers may ask with, of this release and of those before it: files, comma separated. */
  @IsString() readonly PERSISTED_DOCUMENTS: string = 'apps/portal/persisted-documents.json';
  /** `on` lets programs ask for the schema within GraphQL; /schema.graphql shows it in any case. */
  @IsOptional() @IsIn(['on', 'off']) readonly INTROSPECTION?: string;
  /** `off` plans every document, also what one service can answer by itself. */
  @IsIn(['on', 'off']) readonly PASS_THROUGH: string = 'on';
  /** How long a service may take for its part of an answer. */
  @Type(() => Number) @IsInt() @Min(100) @Max(600_000) readonly SERVICE_TIMEOUT_MS: number = 10_000;
  /** How long a client may take to send its request; its headers a third of it. */
  @Type(() => Number) @IsInt() @Min(300) @Max(600_000) readonly REQUEST_TIMEOUT_MS: number = 30_000;
  /** How many connections are held at once; further ones are closed. */
  @Type(() => Number) @IsInt() @Min(10) readonly CONNECTIONS_MOST: number = 2000;
  /**
   * The proxies in front whose X-Forwarded-For is believed: their number, or addresses and networks, comma separated.
   * None unless given: everybody could else claim to be somebody new.
   */
  @IsOptional() @IsString() readonly TRUSTED_PROXIES?: string;
  /** `off` where something in front limits the rates. */
  @IsIn(['on', 'off']) readonly RATE_LIMITS: string = 'on';
  /** A database in which several gateways count together; each counts in its own memory unless given. */
  @IsOptional() @Matches(/^postgres(ql)?:\/\//) readonly RATE_LIMITS_URL?: string;

  /** Where a service listens. */
  urlOf(service: ServiceName): string {
    return this[`${service.toUpperCase() as Uppercase<ServiceName>}_URL`];
  }
}

function isPrivateJwk(text: unknown): boolean {
  try {
    const jwk = JSON.parse(String(text)) as Record<string, unknown>;
    return jwk['crv'] === 'P-256' && ['d', 'x', 'y', 'kid'].every((name) => typeof jwk[name] === 'string');
  } catch {
    return false;
  }
}
