import { IsISO8601, IsOptional } from 'class-validator';
import { IsId } from '../checks/is-id.js';
import { IsMover, type Mover } from '../checks/mover.js';

/** A complaint was not answered in time; the bidder may take it to the bureau. */
export class ComplaintAnswerOverdueV1 {
  static readonly source = 'matching';
  static readonly type = 'complaint.answer-overdue.v1';
  @IsId() readonly complaintId!: string;
  @IsId() readonly needId!: string;
  @IsId() readonly providerId!: string;
  @IsISO8601() readonly dueAt!: string;
  @IsMover() readonly nextMover!: Mover;
  /** By when; null where no term is set. */
  @IsOptional() @IsISO8601() readonly moveBy!: string | null;
}
