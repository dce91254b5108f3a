import { IsIn, IsISO8601, IsString, IsUUID } from 'class-validator';

/** A provider is not in the pool any more. One that was removed may return by its appeal. */
export class ProviderLeftV1 {
  static readonly source = 'provider';
  static readonly type = 'provider.left.v1';
  @IsUUID() readonly providerId!: string;
  @IsISO8601() readonly at!: string;
  @IsString() readonly reason!: string;
  @IsIn(['REMOVED', 'WITHDREW']) readonly cause!: 'REMOVED' | 'WITHDREW';
}
