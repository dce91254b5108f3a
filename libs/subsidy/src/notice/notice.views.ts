import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { connectionOf, FenScalar } from '#libs/platform';
import { ObjectionDecision, ObjectionState } from '../rules/redemption.moves.js';

registerEnumType(ObjectionState, { name: 'ObjectionState' });
export const ObjectorKind = { PERSON: 'PERSON', ORGANISATION: 'ORGANISATION' } as const;
const ObjectionSide = { ENTERPRISE: 'ENTERPRISE', OBJECTOR: 'OBJECTOR' } as const;
registerEnumType(ObjectorKind, { name: 'ObjectorKind' });
registerEnumType(ObjectionSide, { name: 'ObjectionSide' });
registerEnumType(ObjectionDecision, { name: 'ObjectionDecision' });

@ObjectType('NoticeItem')
export class NoticeItemView {
  @Field(() => ID) redemptionId!: string;
  @Field(() => String) contractNumber!: string;
  @Field(() => String) enterpriseName!: string;
  @Field(() => String) providerName!: string;
  @Field(() => FenScalar) amountFen!: bigint;
}

@ObjectType('Notice', { description: 'Open from opensAt until before closesAt.' })
export class NoticeView {
  @Field(() => ID) id!: string;
  @Field(() => ID) roundId!: string;
  @Field(() => Date) opensAt!: Date;
  @Field(() => Date) closesAt!: Date;
  @Field(() => Boolean) open!: boolean;
  @Field(() => [NoticeItemView]) items!: NoticeItemView[];
}

@ObjectType()
export class NoticeConnection extends connectionOf(NoticeView, 'Notice') {}

@InputType('ObjectorInput')
export class ObjectorInput {
  @Field(() => ObjectorKind) @IsIn(Object.values(ObjectorKind)) kind!: keyof typeof ObjectorKind;
  @Field(() => String, { description: 'The real name.' }) @IsString() @MaxLength(100) name!: string;
  @Field(() => String, { nullable: true, description: 'Unified social credit code of an organisation.' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  code?: string | null;
}

@ObjectType('ObjectionStatement')
class StatementView {
  @Field(() => ObjectionSide) side!: keyof typeof ObjectionSide;
  @Field(() => String) statement!: string;
  @Field(() => [String], { description: 'SHA-256 of the files that prove it.' }) evidence!: readonly string[];
  @Field(() => Date) at!: Date;
}

@ObjectType('Objection')
export class ObjectionView {
  @Field(() => ID) id!: string;
  @Field(() => ID) redemptionId!: string;
  @Field(() => ObjectionState) state!: ObjectionState;
  @Field(() => String) facts!: string;
  @Field(() => [String], { description: 'SHA-256 of the files that prove it.' }) evidence!: readonly string[];
  @Field(() => String, { nullable: true, description: 'For who decides; hidden from the enterprise.' })
  objectorName?: string | null;
  @Field(() => String, { nullable: true }) contact?: string | null;
  @Field(() => [StatementView], { description: 'What both sides said, in order.' })
  statements!: StatementView[];
  @Field(() => Date) raisedAt!: Date;
  @Field(() => Date, { nullable: true }) decidedAt?: Date | null;
  @Field(() => String, { nullable: true }) decisionReason?: string | null;
}
