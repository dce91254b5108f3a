import { IsISO8601, IsOptional, IsString } from 'class-validator';
import { IsId } from '../checks/is-id.js';
import { IsMover, type Mover } from '../checks/mover.js';

/** A redemption went back to be mended. */
export class RedemptionReturnedV1 {
  static readonly source = 'subsidy';
  static readonly type = 'redemption.returned.v1';
  @IsId() readonly redemptionId!: string;
  @IsId() readonly voucherId!: string;
  @IsId() readonly enterpriseId!: string;
  @IsId() readonly providerId!: string;
  @IsString() readonly divisionCode!: string;
  @IsISO8601() readonly returnedAt!: string;
  @IsMover() readonly nextMover!: Mover;
  /** By when; null where no term is set. */
  @IsOptional() @IsISO8601() readonly moveBy!: string | null;
}
