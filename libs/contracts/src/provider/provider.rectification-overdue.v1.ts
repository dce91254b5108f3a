import { IsISO8601 } from 'class-validator';
import { IsId } from '../checks/is-id.js';
import { IsMover, type Mover } from '../checks/mover.js';

/** The day by which a provider had to rectify has passed: the commission decides. */
export class ProviderRectificationOverdueV1 {
  static readonly source = 'provider';
  static readonly type = 'provider.rectification-overdue.v1';
  @IsId() readonly providerId!: string;
  @IsISO8601() readonly dueAt!: string;
  @IsMover() readonly nextMover!: Mover;
}
