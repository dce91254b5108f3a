import { Type } from 'class-transformer';
import {
  IsArray,
  IsISO8601,
  IsInt,
  IsNumberString,
  IsOptional,
  IsString,
  ValidateNested,
} from 'class-validator';
import { IsId } from '../checks/is-id.js';
import { ContractLineV1, ContractPhaseV1 } from './contract.signed.v1.js';

/** Both sides signed a change of a contract in force. Holds the whole of the new lines, not the difference. */
export class ContractAmendedV1 {
  static readonly source = 'matching';
  static readonly type = 'contract.amended.v1';
  @IsId() readonly contractId!: string;
  @IsId() readonly enterpriseId!: string;
  @IsId() readonly providerId!: string;
  /** The version that is in force from now on; greater than any told of before. */
  @IsInt() readonly version!: number;
  @IsNumberString({ no_symbols: true }) readonly totalFen!: string;
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ContractLineV1)
  readonly lines!: readonly ContractLineV1[];
  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ContractPhaseV1)
  readonly phases?: readonly ContractPhaseV1[];
  @IsString() readonly documentHash!: string;
  @IsISO8601() readonly amendedAt!: string;
  @IsString() readonly reason!: string;
}
