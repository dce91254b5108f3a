import { IsISO8601, IsString, IsUUID } from 'class-validator';

/** A provider that was suspended or removed is in the pool again. */
export class ProviderReinstatedV1 {
  static readonly source = 'provider';
  static readonly type = 'provider.reinstated.v1';
  @IsUUID() readonly providerId!: string;
  @IsISO8601() readonly at!: string;
  @IsString() readonly reason!: string;
}
