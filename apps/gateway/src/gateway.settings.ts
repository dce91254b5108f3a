import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, IsUrl, MinLength } from 'class-validator';
import type { ServiceName } from '#libs/kernel';

/** Where the gateway listens and where the services are. */
export class GatewaySettings {
  @IsString() readonly HOST: string = '127.0.0.1';
  @Type(() => Number) @IsInt() readonly PORT: number = 8080;
  @MinLength(16) readonly GATEWAY_SECRET!: string;
  /** The address by which people reach the platform; sign-in works under this one only. */
  @IsUrl({ require_tld: false }) readonly PUBLIC_ORIGIN!: string;
  @IsUrl({ require_tld: false }) readonly IDENTITY_URL!: string;
  @IsUrl({ require_tld: false }) readonly ENTERPRISE_URL!: string;
  @IsUrl({ require_tld: false }) readonly PROVIDER_URL!: string;
  @IsUrl({ require_tld: false }) readonly MATCHING_URL!: string;
  @IsUrl({ require_tld: false }) readonly SUBSIDY_URL!: string;
  @IsUrl({ require_tld: false }) readonly ADOPTION_URL!: string;
  /** `on` lets anyone read the schema, for the tour through the API; off in production. */
  @IsOptional() @IsString() readonly INTROSPECTION?: string;

  /** Where a service listens. */
  urlOf(service: ServiceName): string {
    return this[`${service.toUpperCase() as Uppercase<ServiceName>}_URL`];
  }
}
