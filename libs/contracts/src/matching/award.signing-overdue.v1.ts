import { IsISO8601 } from 'class-validator';
import { IsId } from '../checks/is-id.js';
import { IsMover, type Mover } from '../checks/mover.js';

/** The time to sign an awarded contract has passed; the enterprise may go on to the next in rank. */
export class AwardSigningOverdueV1 {
  static readonly source = 'matching';
  static readonly type = 'award.signing-overdue.v1';
  @IsId() readonly contractId!: string;
  @IsId() readonly needId!: string;
  @IsId() readonly enterpriseId!: string;
  @IsId() readonly providerId!: string;
  @IsISO8601() readonly dueAt!: string;
  @IsMover() readonly nextMover!: Mover;
}
