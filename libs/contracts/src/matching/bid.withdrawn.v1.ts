import { IsISO8601, IsUUID } from 'class-validator';

/** A provider took its sealed bid back before the deadline. Nothing of its content is here. */
export class BidWithdrawnV1 {
  static readonly source = 'matching';
  static readonly type = 'bid.withdrawn.v1';
  @IsUUID() readonly bidId!: string;
  @IsUUID() readonly needId!: string;
  @IsUUID() readonly providerId!: string;
  @IsISO8601() readonly withdrawnAt!: string;
}
