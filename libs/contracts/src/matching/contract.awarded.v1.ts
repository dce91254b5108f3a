import { IsISO8601, IsUUID } from 'class-validator';

/** A need was awarded to a bid; the contract is drafted from it. */
export class ContractAwardedV1 {
  static readonly source = 'matching';
  static readonly type = 'contract.awarded.v1';
  @IsUUID() readonly contractId!: string;
  @IsUUID() readonly needId!: string;
  @IsUUID() readonly bidId!: string;
  @IsUUID() readonly enterpriseId!: string;
  @IsUUID() readonly providerId!: string;
  @IsISO8601() readonly awardedAt!: string;
}
