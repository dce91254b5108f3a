import { IsISO8601, IsString } from 'class-validator';
import { IsId } from '../checks/is-id.js';

/** A provider that was suspended or removed is in the pool again. */
export class ProviderReinstatedV1 {
  static readonly source = 'provider';
  static readonly type = 'provider.reinstated.v1';
  @IsId() readonly providerId!: string;
  @IsISO8601() readonly at!: string;
  @IsString() readonly reason!: string;
}
