import { IsISO8601, IsIn, IsOptional, IsString } from 'class-validator';
import { IsId } from '../checks/is-id.js';
import { IsMover, type Mover } from '../checks/mover.js';

/** A provider was warned or ordered to rectify; it goes on taking work. */
export class ProviderWarnedV1 {
  static readonly source = 'provider';
  static readonly type = 'provider.warned.v1';
  @IsId() readonly providerId!: string;
  @IsIn(['WARNED', 'RECTIFYING']) readonly standing!: 'WARNED' | 'RECTIFYING';
  @IsString() readonly reason!: string;
  @IsISO8601() readonly at!: string;
  /** Null where nobody has to move. */
  @IsOptional() @IsMover() readonly nextMover!: Mover | null;
  /** By when; null where no term is set. */
  @IsOptional() @IsISO8601() readonly moveBy!: string | null;
}
