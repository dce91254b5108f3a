import { plainToInstance, Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUrl,
  Matches,
  Min,
  MinLength,
  validateSync,
} from 'class-validator';

/** What every service needs to know of its surroundings. Read once at start; amounts and rules are data, never here. */
export class ServiceSettings {
  @Matches(/^postgres(ql)?:\/\//) readonly DATABASE_URL!: string;
  /** Connection of the role that may read the outboxes; needed by the PostgreSQL transport. */
  @IsOptional() @Matches(/^postgres(ql)?:\/\//) readonly EVENT_LOG_URL?: string;
  @IsIn(['postgres', 'kafka']) readonly EVENT_TRANSPORT: 'postgres' | 'kafka' = 'postgres';
  /** host:port, comma separated; needed by the Kafka transport. */
  @IsOptional() @IsString() readonly KAFKA_BROKERS?: string;
  @IsString() readonly KAFKA_PREFIX: string = 'yunshang';
  /** How long the brokers wait for a sign of life before another one reads in the service's place. */
  @Type(() => Number) @IsInt() @Min(1000) readonly KAFKA_SESSION_TIMEOUT_MS: number = 30_000;
  /** How long events may have been behind before /readyz says that the service is not ready. */
  @Type(() => Number) @IsInt() @Min(1) readonly EVENT_LAG_MAX_SECONDS: number = 30;
  @IsString() readonly HOST: string = '127.0.0.1';
  @Type(() => Number) @IsInt() readonly PORT!: number;
  /** Shared by the gateway and the services: who cannot name it does not reach a subgraph. */
  @MinLength(16) readonly GATEWAY_SECRET!: string;
  /** The one before, taken too until every gateway names the new one. */
  @IsOptional() @MinLength(16) readonly GATEWAY_SECRET_BEFORE?: string;
  @IsUrl({ require_tld: false }) readonly ISSUER!: string;
  @IsUrl({ require_tld: false }) readonly JWKS_URL!: string;
  @IsNotEmpty() readonly AUDIENCE: string = 'urn:yunshang:api';
  /** Load the demonstration data of this seed when the service starts for the first time. */
  @IsOptional() @Type(() => Number) @IsInt() readonly DEMONSTRATION_SEED?: number;
}

/**
 * Reads settings from the environment.
 * @throws Error naming every variable that is missing or wrong, so that a misconfigured service does not start
 */
export function readSettings<T extends object>(type: new () => T, environment: NodeJS.ProcessEnv): T {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const settings = plainToInstance(type, given, { exposeDefaultValues: true });
  const problems = validateSync(settings, { skipMissingProperties: false }).map(
    (problem) => `${problem.property}: ${Object.values(problem.constraints ?? {}).join(', ')}`,
  );
  if (problems.length > 0) throw new Error(`Settings are not valid:\n  ${problems.join('\n  ')}`);
  return settings;
}
