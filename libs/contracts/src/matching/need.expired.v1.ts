import { IsISO8601 } from 'class-validator';
import { IsId } from '../checks/is-id.js';

/** Nobody awarded a need in time. */
export class NeedExpiredV1 {
  static readonly source = 'matching';
  static readonly type = 'need.expired.v1';
  @IsId() readonly needId!: string;
  /** The end of the term, which may lie before this was told. */
  @IsISO8601() readonly expiredAt!: string;
}
