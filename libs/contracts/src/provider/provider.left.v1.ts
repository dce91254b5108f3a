import { IsIn, IsISO8601, IsString } from 'class-validator';
import { IsId } from '../checks/is-id.js';

/** A provider is not in the pool any more. One that was removed may return by its appeal. */
export class ProviderLeftV1 {
  static readonly source = 'provider';
  static readonly type = 'provider.left.v1';
  @IsId() readonly providerId!: string;
  @IsISO8601() readonly at!: string;
  @IsString() readonly reason!: string;
  @IsIn(['REMOVED', 'WITHDREW']) readonly cause!: 'REMOVED' | 'WITHDREW';
}
