import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { FenScalar, LocalDateScalar, Id, Day, Amount, Text, Parts, describeEnum } from '#libs/platform';
import { OverlapVerdict } from './overlap.entity.js';
import type { OtherKind, OverlapKind } from './overlap.rules.js';

const SegmentKind = { SAME: 'SAME', LEFT: 'LEFT', RIGHT: 'RIGHT' } as const;
describeEnum(SegmentKind, {
  name: 'SegmentKind',
  description: 'Which of two texts says a part.',
  values: {
    SAME: { 'zh-CN': '相同', en: 'in both' },
    LEFT: { 'zh-CN': '仅本方', en: 'only in the own text' },
    RIGHT: { 'zh-CN': '仅对方', en: 'only in the other text' },
  },
});
describeEnum(OverlapVerdict, {
  name: 'OverlapVerdict',
  description: 'What a reviewer made of a possible overlap.',
  values: {
    DISTINCT: { 'zh-CN': '不重复', en: 'not the same' },
    DUPLICATE: { 'zh-CN': '重复资助', en: 'paid for twice' },
  },
});

@ObjectType('TextSegment', {
  description: 'What both texts say, or only the left (own) or the right (other) one.',
})
class SegmentView {
  @Field(() => SegmentKind) kind!: keyof typeof SegmentKind;
  @Field(() => String) text!: string;
}

@ObjectType('ScopeOverlap', { description: 'A part of a contract that may have been paid for elsewhere.' })
export class OverlapView {
  @Field(() => ID, { description: 'The same for the same pair of texts.' }) key!: string;
  @Field(() => String, { description: 'SCOPE or INVOICE.' }) kind!: OverlapKind;
  @Field(() => String) ownText!: string;
  @Field(() => Int) likenessBasisPoints!: number;
  @Field(() => String, { description: 'CONTRACT or OTHER_GRANT.' }) otherKind!: OtherKind;
  @Field(() => String, { nullable: true, description: 'Null to who may not know of the other one.' })
  otherName!: string | null;
  @Field(() => String, { nullable: true }) otherText!: string | null;
  @Field(() => [SegmentView], { nullable: true, description: 'Both texts aligned.' })
  segments!: SegmentView[] | null;
  @Field(() => String, { nullable: true, description: 'Of the enterprise.' }) explanation!: string | null;
  @Field(() => OverlapVerdict, { nullable: true, description: 'Of the reviewer.' })
  verdict!: OverlapVerdict | null;
  @Field(() => String, { nullable: true }) verdictReason!: string | null;
}

@ObjectType('OtherGrant', { description: 'Money that an enterprise got from another fund, as declared.' })
export class OtherGrantView {
  @Field(() => ID) id!: string;
  @Field(() => ID) enterpriseId!: string;
  @Field(() => String) fund!: string;
  @Field(() => String) title!: string;
  @Field(() => String) scope!: string;
  @Field(() => FenScalar) amountFen!: bigint;
  @Field(() => LocalDateScalar) grantedOn!: string;
}

@InputType('OtherGrantInvoiceInput')
class OtherGrantInvoiceInput {
  @Text({ most: 40 }) number!: string;
  @Text({ most: 40, nullable: true }) code?: string | null;
}

@InputType('DeclareOtherGrantInput')
export class DeclareOtherGrantInput {
  @Id() enterpriseId!: string;
  @Text({ min: 2, most: 200 }) fund!: string;
  @Text({ min: 2, most: 200 }) title!: string;
  @Text({ min: 2, most: 2000, lines: true, description: 'What the money was given for.' }) scope!: string;
  @Amount() amountFen!: bigint;
  @Day() grantedOn!: string;
  @Parts(() => OtherGrantInvoiceInput, { most: 50, nullable: true }) invoices?:
    OtherGrantInvoiceInput[] | null;
}
