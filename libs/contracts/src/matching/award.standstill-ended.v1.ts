import { IsISO8601 } from 'class-validator';
import { IsId } from '../checks/is-id.js';
import { IsMover, type Mover } from '../checks/mover.js';

/** The standstill of an award is over: no complaint may be raised any more, and the contract may be signed. */
export class AwardStandstillEndedV1 {
  static readonly source = 'matching';
  static readonly type = 'award.standstill-ended.v1';
  @IsId() readonly contractId!: string;
  @IsId() readonly needId!: string;
  @IsId() readonly enterpriseId!: string;
  @IsId() readonly providerId!: string;
  /** The end of the standstill, which may lie before this was told. */
  @IsISO8601() readonly endedAt!: string;
  @IsMover() readonly nextMover!: Mover;
  /** By when the provider signs. */
  @IsISO8601() readonly moveBy!: string;
}
