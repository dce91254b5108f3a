import { IsISO8601 } from 'class-validator';
import { IsId } from '../../checks/is-id.js';

/** A provider took its sealed bid back before the deadline. Nothing of its content is here. */
export class BidWithdrawnV1 {
  static readonly source = 'matching';
  static readonly type = 'bid.withdrawn.v1';
  @IsId() readonly bidId!: string;
  @IsId() readonly needId!: string;
  @IsId() readonly providerId!: string;
  @IsISO8601() readonly withdrawnAt!: string;
}
