import { IsISO8601, IsOptional, IsString, Matches } from 'class-validator';
import { IsId } from '../checks/is-id.js';

/** An official has to do with an enterprise or a provider, and in no room sees or decides anything of it. Never taken back. */
export class ConflictDeclaredV1 {
  static readonly source = 'subsidy';
  static readonly type = 'conflict.declared.v1';
  @IsId() readonly conflictId!: string;
  @IsString() readonly personId!: string;
  /** The enterprise or the provider. */
  @IsId() readonly subjectId!: string;
  @Matches(/^\d{4}-\d{2}-\d{2}$/) readonly fromOn!: string;
  /** The last day; absent while it lasts. */
  @IsOptional() @Matches(/^\d{4}-\d{2}-\d{2}$/) readonly toOn?: string | null;
  @IsISO8601() readonly declaredAt!: string;
}
