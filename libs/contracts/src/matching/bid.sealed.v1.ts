import { IsISO8601, IsString, IsUUID } from 'class-validator';

/** A sealed bid was received. Nothing of its content is here. */
export class BidSealedV1 {
  static readonly source = 'matching';
  static readonly type = 'bid.sealed.v1';
  @IsUUID() readonly bidId!: string;
  @IsUUID() readonly needId!: string;
  @IsUUID() readonly providerId!: string;
  /** SHA-256 of the sealed text, as on the receipt. */
  @IsString() readonly contentHash!: string;
  @IsISO8601() readonly sealedAt!: string;
}
