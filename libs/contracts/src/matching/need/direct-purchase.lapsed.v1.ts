import { IsISO8601 } from 'class-validator';
import { IsId } from '../../checks/is-id.js';
import { IsMover, type Mover } from '../../checks/mover.js';

/** A provider did not answer an order from its catalogue in time. */
export class DirectPurchaseLapsedV1 {
  static readonly source = 'matching';
  static readonly type = 'direct-purchase.lapsed.v1';
  @IsId() readonly purchaseId!: string;
  @IsId() readonly needId!: string;
  @IsId() readonly enterpriseId!: string;
  @IsId() readonly providerId!: string;
  @IsISO8601() readonly lapsedAt!: string;
  @IsMover() readonly nextMover!: Mover;
}
