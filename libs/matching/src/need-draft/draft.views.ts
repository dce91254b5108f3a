import { ArgsType, Field, ID, InputType, Int, ObjectType, PartialType } from '@nestjs/graphql';
import {
  connectionOf,
  FenScalar,
  LocalDateScalar,
  PageArgs,
  Id,
  Whole,
  Part,
  IdempotencyKey,
  Text,
  describeEnum,
} from '#libs/platform';
import { DraftState } from './draft.moves.js';
import { HiddenField } from '../need/need-content.js';
import { MachinesView, SiteView } from '../need/need-content.views.js';
import { NeedContentInput } from '../need/need.views.js';

describeEnum(DraftState, {
  name: 'NeedDraftState',
  description: 'Where a draft stands.',
  values: {
    DRAFT: { 'zh-CN': '草稿', en: 'draft' },
    IN_CHECK: { 'zh-CN': '审阅中', en: 'in check' },
    RETURNED: { 'zh-CN': '已退回', en: 'returned' },
    PUBLISHED: { 'zh-CN': '已发布', en: 'published' },
    DISCARDED: { 'zh-CN': '已弃用', en: 'discarded' },
  },
});

@ObjectType({ description: 'What a need says so far: what is not filled in is absent.' })
export class NeedDraftContent {
  @Field(() => String, { nullable: true }) title?: string;
  @Field(() => String, { nullable: true }) description?: string;
  @Field(() => String, { nullable: true }) scenario?: string;
  @Field(() => [String], { nullable: true }) protocols?: string[];
  @Field(() => [String], { nullable: true }) integrations?: string[];
  @Field(() => [SiteView], { nullable: true }) sites?: SiteView[];
  @Field(() => [MachinesView], { nullable: true }) machines?: MachinesView[];
  @Field(() => FenScalar, { nullable: true }) budgetFromFen?: bigint;
  @Field(() => FenScalar, { nullable: true }) budgetToFen?: bigint;
  @Field(() => LocalDateScalar, { nullable: true }) deliverBy?: string;
  @Field(() => Date, { nullable: true }) bidDeadline?: Date;
  @Field(() => Date, { nullable: true }) questionsUntil?: Date;
  @Field(() => [HiddenField], { nullable: true }) hiddenFields?: HiddenField[];
}

@ObjectType({ description: 'What keeps a draft from being published.' })
export class NeedDraftProblem {
  @Field(() => String, { nullable: true, description: 'The field, where the problem is of one.' })
  field!: string | null;
  @Field(() => String, { description: 'FIELD_MISSING, FIELD_WRONG, or the code of the rule.' }) code!: string;
  params!: Readonly<Record<string, unknown>>;
}

@ObjectType('NeedDraft', { description: 'A need while it is written; its enterprise alone sees it.' })
export class NeedDraftView {
  @Field(() => ID) id!: string;
  @Field(() => ID) enterpriseId!: string;
  @Field(() => NeedDraftContent) content!: NeedDraftContent;
  @Field(() => DraftState) state!: DraftState;
  @Field(() => Int, {
    description: 'To be given when saving: somebody who saved in between is not overwritten.',
  })
  revision!: number;
  @Field(() => Date) changedAt!: Date;
  @Field(() => [NeedDraftProblem], { description: 'Every problem at once; empty when it can be published.' })
  problems!: NeedDraftProblem[];
  @Field(() => String, { nullable: true, description: 'Why the signatory gave it back.' })
  returnReason!: string | null;
  @Field(() => ID, { nullable: true }) copiedFrom!: string | null;
  @Field(() => ID, { nullable: true, description: 'The need, once published.' }) needId!: string | null;
}

@ObjectType()
export class NeedDraftConnection extends connectionOf(NeedDraftView, 'NeedDraft') {}

@InputType()
export class NeedDraftContentInput extends PartialType(NeedContentInput) {}

@InputType()
export class SaveNeedDraftInput {
  @Id({ nullable: true, description: 'Absent for a new draft.' })
  id?: string;
  @Id()
  enterpriseId!: string;
  @Whole({
    min: 1,
    max: 1_000_000,
    nullable: true,
    description: 'The revision that was edited; absent for a new draft.',
  })
  revision?: number;
  @Part(() => NeedDraftContentInput)
  content!: NeedDraftContentInput;
}

@ArgsType()
export class SaveNeedDraftArgs {
  @Part(() => SaveNeedDraftInput)
  input!: SaveNeedDraftInput;
  @IdempotencyKey()
  idempotencyKey!: string;
}

@ArgsType()
export class NeedDraftArgs {
  @Id()
  id!: string;
}

@ArgsType()
export class MoveNeedDraftArgs extends NeedDraftArgs {
  @IdempotencyKey()
  idempotencyKey!: string;
}

@ArgsType()
export class ReturnNeedDraftArgs extends MoveNeedDraftArgs {
  @Text({ min: 2, most: 1000, lines: true })
  reason!: string;
}

@ArgsType()
export class NeedDraftsArgs extends PageArgs {
  @Id()
  enterpriseId!: string;
}
