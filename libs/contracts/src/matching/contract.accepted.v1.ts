import { IsBoolean, IsISO8601, IsUUID } from 'class-validator';

/** The enterprise accepted the last milestone of a contract. */
export class ContractAcceptedV1 {
  static readonly source = 'matching';
  static readonly type = 'contract.accepted.v1';
  @IsUUID() readonly contractId!: string;
  @IsUUID() readonly enterpriseId!: string;
  @IsUUID() readonly providerId!: string;
  /** Some line runs on an industrial-internet platform. */
  @IsBoolean() readonly industrialPlatform!: boolean;
  @IsBoolean() readonly publicCloud!: boolean;
  @IsISO8601() readonly acceptedAt!: string;
}
