import { ArgsType, Field, ID, ObjectType } from '@nestjs/graphql';
import { describeEnum, Id, IdempotencyKey, LocalDateScalar, OneOf, Text } from '#libs/platform';
import { ConflictKind, ConflictSubject } from '../conflict/conflict.entity.js';
import { ConflictReportDecision } from '../conflict/conflict-report.entity.js';

describeEnum(ConflictReportDecision, {
  name: 'ConflictReportDecision',
  description: 'What a second person says to a conflict that was reported of somebody.',
  values: {
    CONFIRMED: { 'zh-CN': '确认', en: 'confirmed' },
    DISMISSED: { 'zh-CN': '不予确认', en: 'dismissed' },
  },
});

@ObjectType('ConflictReport', {
  description:
    'A conflict that one official reports of another; without effect until a second person confirms it.',
})
export class ConflictReportView {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'Whom it is about.' }) personId!: string;
  @Field(() => ConflictSubject) subjectKind!: ConflictSubject;
  @Field(() => ID) subjectId!: string;
  @Field(() => String, { nullable: true, description: 'Its name, for who may see its files.' })
  subjectName!: string | null;
  @Field(() => ConflictKind) kind!: ConflictKind;
  @Field(() => LocalDateScalar) fromOn!: string;
  @Field(() => LocalDateScalar, { nullable: true }) toOn!: string | null;
  @Field(() => String) note!: string;
  @Field(() => String) reportedBy!: string;
  @Field(() => Date) reportedAt!: Date;
  @Field(() => Date, { description: 'Decided before then, or never.' }) waitsUntil!: Date;
  @Field(() => [ConflictReportDecision], {
    description: 'What the caller may decide; none for the reporter.',
  })
  decisions!: ConflictReportDecision[];
}

@ArgsType()
export class DecideConflictReportArgs {
  @Id() id!: string;
  @OneOf(ConflictReportDecision) decision!: ConflictReportDecision;
  @Text({ min: 2, most: 500, lines: true }) reason!: string;
  @IdempotencyKey() idempotencyKey!: string;
}
