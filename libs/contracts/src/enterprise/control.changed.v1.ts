import { IsIn, IsInt, IsISO8601, IsOptional, Matches } from 'class-validator';
import { IsId } from '../checks/is-id.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const CODE = /^[0-9A-Z]{18}$/;

/** One company controls another, or did: an edge of the graph of control, as it is known now. */
export class ControlChangedV1 {
  static readonly source = 'enterprise';
  static readonly type = 'control.changed.v1';
  @IsId() readonly edgeId!: string;
  /** Who controls, by unified social credit code; of a shared legal representative one of the two. */
  @Matches(CODE) readonly holder!: string;
  @Matches(CODE) readonly held!: string;
  @IsIn(['CONTROL', 'SHAREHOLDING', 'MANAGEMENT', 'SAME_LEGAL_REPRESENTATIVE'])
  readonly kind!: 'CONTROL' | 'SHAREHOLDING' | 'MANAGEMENT' | 'SAME_LEGAL_REPRESENTATIVE';
  /** With a shareholding only. */
  @IsOptional() @IsInt() readonly shareBasisPoints?: number | null;
  @IsIn(['MEMBER', 'REGISTRY', 'OFFICIAL']) readonly basis!: 'MEMBER' | 'REGISTRY' | 'OFFICIAL';
  @Matches(DAY) readonly fromOn!: string;
  /** The last day; absent while it lasts. */
  @IsOptional() @Matches(DAY) readonly toOn?: string | null;
  @IsISO8601() readonly changedAt!: string;
}
