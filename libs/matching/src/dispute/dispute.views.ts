import { ArgsType, Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsIn, IsOptional, IsUUID, Length, Matches } from 'class-validator';
import { PLAIN_TEXT } from '#libs/kernel';
import type { Side } from '../contract/contract.moves.js';
import { ContractSide, WithReasonArgs } from '../contract/contract.views.js';
import { DISPUTE_OUTCOMES, DisputeState, type DisputeOutcome } from './dispute.moves.js';

const DisputeOutcomes = Object.fromEntries(DISPUTE_OUTCOMES.map((outcome) => [outcome, outcome]));
registerEnumType(DisputeState, { name: 'DisputeState' });
registerEnumType(DisputeOutcomes, { name: 'DisputeOutcome' });

@ObjectType('ContractDispute')
export class ContractDisputeView {
  @Field(() => ID) id!: string;
  @Field(() => ID) contractId!: string;
  @Field(() => ID, { nullable: true, description: 'Not accepted while the dispute is open.' })
  milestoneId?: string | null;
  @Field(() => ContractSide, { description: 'Who opened it.' }) side!: Side;
  @Field(() => String) facts!: string;
  @Field(() => Date) openedAt!: Date;
  @Field(() => String, { nullable: true }) statement?: string | null;
  @Field(() => DisputeState) state!: DisputeState;
  @Field(() => DisputeOutcomes, { nullable: true }) outcome?: DisputeOutcome | null;
  @Field(() => String, { nullable: true }) outcomeReason?: string | null;
  @Field(() => Date, { nullable: true }) closedAt?: Date | null;
}

@ArgsType()
export class OpenDisputeArgs {
  @Field(() => ID) @IsUUID() contractId!: string;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() milestoneId?: string;
  @Field(() => String, { description: '4 to 5,000 characters.' })
  @Length(4, 5000)
  @Matches(PLAIN_TEXT)
  facts!: string;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}

@ArgsType()
export class WithdrawDisputeArgs {
  @Field(() => ID) @IsUUID() id!: string;
  @Field(() => ID) @Length(1, 100) idempotencyKey!: string;
}

@ArgsType()
export class MediateDisputeArgs extends WithReasonArgs {
  @Field(() => DisputeOutcomes) @IsIn(DISPUTE_OUTCOMES) outcome!: DisputeOutcome;
}
