import { IsISO8601, IsNumberString, IsOptional, IsString, Matches } from 'class-validator';
import { IsId } from '../../checks/is-id.js';

/** A need is open for matching and bids. */
export class NeedPublishedV1 {
  static readonly source = 'matching';
  static readonly type = 'need.published.v1';
  @IsId() readonly needId!: string;
  /** Absent where the need hides it, like the budget. */
  @IsOptional() @IsId() readonly enterpriseId?: string;
  @IsString() readonly scenario!: string;
  @IsString() readonly industryCode!: string;
  @Matches(/^\d{6}(\d{3})?$/) readonly divisionCode!: string;
  @IsOptional() @IsNumberString({ no_symbols: true }) readonly budgetFromFen?: string;
  @IsOptional() @IsNumberString({ no_symbols: true }) readonly budgetToFen?: string;
  @IsISO8601() readonly bidDeadline!: string;
  @IsISO8601() readonly publishedAt!: string;
}
