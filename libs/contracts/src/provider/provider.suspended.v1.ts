import { IsISO8601, IsString } from 'class-validator';
import { IsId } from '../checks/is-id.js';

/** A provider is out of the pool for the time being: it takes no new work, and its clients may replace it. */
export class ProviderSuspendedV1 {
  static readonly source = 'provider';
  static readonly type = 'provider.suspended.v1';
  @IsId() readonly providerId!: string;
  @IsISO8601() readonly at!: string;
  @IsString() readonly reason!: string;
}
