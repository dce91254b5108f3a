import { IsISO8601 } from 'class-validator';
import { IsId } from '../checks/is-id.js';

/** A need was awarded to a bid; the contract is drafted from it. */
export class ContractAwardedV1 {
  static readonly source = 'matching';
  static readonly type = 'contract.awarded.v1';
  @IsId() readonly contractId!: string;
  @IsId() readonly needId!: string;
  @IsId() readonly bidId!: string;
  @IsId() readonly enterpriseId!: string;
  @IsId() readonly providerId!: string;
  @IsISO8601() readonly awardedAt!: string;
}
