import { IsISO8601, IsNumberString, IsString } from 'class-validator';
import { IsId } from '../checks/is-id.js';

/**
 * The undelivered part of a contract went to another provider: the new contract is signed, and its total is exactly what
 * remained. Told of in the same transaction as the new contract's `contract.signed.v1`; the two may arrive in any order.
 */
export class ContractReplacedV1 {
  static readonly source = 'matching';
  static readonly type = 'contract.replaced.v1';
  @IsId() readonly contractId!: string;
  @IsId() readonly enterpriseId!: string;
  @IsId() readonly providerId!: string;
  @IsId() readonly replacedByContractId!: string;
  @IsId() readonly replacedByProviderId!: string;
  @IsString() readonly replacedByContractNumber!: string;
  /** What the first provider delivered and was accepted. With `remainingFen` it makes the total. */
  @IsNumberString({ no_symbols: true }) readonly acceptedFen!: string;
  @IsNumberString({ no_symbols: true }) readonly remainingFen!: string;
  @IsISO8601() readonly replacedAt!: string;
}
