import { IsBoolean, IsISO8601 } from 'class-validator';
import { IsId } from '../checks/is-id.js';

/** The enterprise accepted the last milestone of a contract. */
export class ContractAcceptedV1 {
  static readonly source = 'matching';
  static readonly type = 'contract.accepted.v1';
  @IsId() readonly contractId!: string;
  @IsId() readonly enterpriseId!: string;
  @IsId() readonly providerId!: string;
  /** Some line runs on an industrial-internet platform. */
  @IsBoolean() readonly industrialPlatform!: boolean;
  @IsBoolean() readonly publicCloud!: boolean;
  @IsISO8601() readonly acceptedAt!: string;
}
