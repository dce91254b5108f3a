import { IsISO8601, IsString } from 'class-validator';
import { IsId } from '../../checks/is-id.js';

/** A sealed bid was received. Neither its content nor its bidder is here: who bids is known after the deadline only. */
export class BidSealedV1 {
  static readonly source = 'matching';
  static readonly type = 'bid.sealed.v1';
  @IsId() readonly bidId!: string;
  @IsId() readonly needId!: string;
  /** SHA-256 of the sealed text, as on the receipt. */
  @IsString() readonly contentHash!: string;
  @IsISO8601() readonly sealedAt!: string;
}
