import { IsISO8601, IsIn, IsNumberString, IsOptional } from 'class-validator';
import { IsId } from '../checks/is-id.js';

/** Why a contract ended before its last milestone: agreed by both, for cause by one, or its provider left the pool. */
export const TERMINATION_REASONS = ['AGREEMENT', 'CAUSE', 'PROVIDER_REMOVED'] as const;
export type TerminationReason = (typeof TERMINATION_REASONS)[number];

/** A contract ended with part of it undelivered. What was accepted stays owed; the rest is not delivered any more. */
export class ContractTerminatedV1 {
  static readonly source = 'matching';
  static readonly type = 'contract.terminated.v1';
  @IsId() readonly contractId!: string;
  @IsId() readonly enterpriseId!: string;
  @IsId() readonly providerId!: string;
  @IsISO8601() readonly terminatedAt!: string;
  @IsIn(TERMINATION_REASONS) readonly reasonCode!: TerminationReason;
  /** Value of the milestones that the enterprise accepted. With `remainingFen` it makes the total. */
  @IsNumberString({ no_symbols: true }) readonly acceptedFen!: string;
  @IsNumberString({ no_symbols: true }) readonly remainingFen!: string;
  @IsOptional() @IsId() readonly replacedByContractId?: string | null;
}
