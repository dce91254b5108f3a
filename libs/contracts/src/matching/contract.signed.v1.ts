import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsISO8601,
  IsNumberString,
  IsOptional,
  IsString,
  Matches,
  ValidateNested,
} from 'class-validator';
import { IsId } from '../checks/is-id.js';

/** A priced line of a contract. */
export class ContractLineV1 {
  @IsId() readonly lineId!: string;
  /** Kind of cost; which kinds a scheme pays for is the rule of the scheme. */
  @IsString() readonly kind!: string;
  @IsString() readonly description!: string;
  @IsNumberString({ no_symbols: true }) readonly amountFen!: string;
  @IsBoolean() readonly industrialPlatform!: boolean;
  @IsBoolean() readonly publicCloud!: boolean;
}

/** A part of a contract that is delivered, accepted and paid by itself. */
export class ContractPhaseV1 {
  @IsId() readonly phaseId!: string;
  @IsString() readonly title!: string;
  @IsNumberString({ no_symbols: true }) readonly amountFen!: string;
}

/** Both sides signed a contract. */
export class ContractSignedV1 {
  static readonly source = 'matching';
  static readonly type = 'contract.signed.v1';
  @IsId() readonly contractId!: string;
  @IsString() readonly contractNumber!: string;
  @IsId() readonly needId!: string;
  @IsId() readonly enterpriseId!: string;
  @IsId() readonly providerId!: string;
  @IsString() readonly scenario!: string;
  /** The sum of the lines. */
  @IsNumberString({ no_symbols: true }) readonly totalFen!: string;
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ContractLineV1)
  readonly lines!: readonly ContractLineV1[];
  /** In their order; they sum to the total. Absent for a contract that is paid as one. */
  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ContractPhaseV1)
  readonly phases?: readonly ContractPhaseV1[];
  /** SHA-256 of the canonical document that both signed. */
  @IsString() readonly documentHash!: string;
  /** Day of the second signature, Asia/Shanghai. */
  @Matches(/^\d{4}-\d{2}-\d{2}$/) readonly signedOn!: string;
  @IsISO8601() readonly signedAt!: string;
  /** The contract whose undelivered part this one takes over from another provider. */
  @IsOptional() @IsId() readonly replacesContractId?: string | null;
}
