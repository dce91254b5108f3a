import { IsISO8601 } from 'class-validator';
import { IsId } from '../checks/is-id.js';

/** The window for claims of a round is open. */
export class RoundClaimsOpenedV1 {
  static readonly source = 'subsidy';
  static readonly type = 'round.claims-opened.v1';
  @IsId() readonly roundId!: string;
  /** The beginning of the window, which may lie before this was told. */
  @IsISO8601() readonly openedAt!: string;
}
