import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsDefined,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { FenScalar, LocalDateScalar } from '#libs/platform';
import { OverlapVerdict } from './overlap.entity.js';
import type { OtherKind, OverlapKind } from './overlap.rules.js';

const SegmentKind = { SAME: 'SAME', LEFT: 'LEFT', RIGHT: 'RIGHT' } as const;
registerEnumType(SegmentKind, { name: 'SegmentKind' });
registerEnumType(OverlapVerdict, { name: 'OverlapVerdict' });

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
  @Field(() => String) @IsString() @MaxLength(40) number!: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(40) code?: string | null;
}

@InputType('DeclareOtherGrantInput')
export class DeclareOtherGrantInput {
  @Field(() => ID) @IsUUID() enterpriseId!: string;
  @Field(() => String) @IsString() @Length(2, 200) fund!: string;
  @Field(() => String) @IsString() @Length(2, 200) title!: string;
  @Field(() => String, { description: 'What the money was given for.' })
  @IsString()
  @Length(2, 2000)
  scope!: string;
  @Field(() => FenScalar) @IsDefined() amountFen!: bigint;
  @Field(() => LocalDateScalar) @Matches(/^\d{4}-\d{2}-\d{2}$/) grantedOn!: string;
  @Field(() => [OtherGrantInvoiceInput], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => OtherGrantInvoiceInput)
  invoices?: OtherGrantInvoiceInput[] | null;
}
