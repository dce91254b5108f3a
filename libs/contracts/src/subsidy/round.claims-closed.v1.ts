import { IsISO8601 } from 'class-validator';
import { IsId } from '../checks/is-id.js';

/** The window for claims of a round has closed; what waits stays in its place. */
export class RoundClaimsClosedV1 {
  static readonly source = 'subsidy';
  static readonly type = 'round.claims-closed.v1';
  @IsId() readonly roundId!: string;
  /** The end of the window, which may lie before this was told. */
  @IsISO8601() readonly closedAt!: string;
}
