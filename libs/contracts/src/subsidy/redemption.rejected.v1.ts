import { IsISO8601, IsIn, IsString } from 'class-validator';
import { IsId } from '../checks/is-id.js';

/** A redemption ended without a payment; its money goes to others. */
export class RedemptionRejectedV1 {
  static readonly source = 'subsidy';
  static readonly type = 'redemption.rejected.v1';
  @IsId() readonly redemptionId!: string;
  @IsId() readonly voucherId!: string;
  @IsId() readonly enterpriseId!: string;
  @IsId() readonly providerId!: string;
  @IsString() readonly divisionCode!: string;
  @IsIn(['APPROVER', 'OBJECTION', 'NOT_MENDED']) readonly cause!: 'APPROVER' | 'OBJECTION' | 'NOT_MENDED';
  @IsISO8601() readonly rejectedAt!: string;
}
