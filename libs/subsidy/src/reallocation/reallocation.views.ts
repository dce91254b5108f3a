import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsDefined, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import { connectionOf, FenScalar, PageArgs } from '#libs/platform';
import { ReallocationState } from './reallocation.moves.js';

registerEnumType(ReallocationState, { name: 'ReallocationState' });

@ObjectType('ReallocationEffect', { description: 'As things stand now; other limits may still be short.' })
export class ReallocationEffectView {
  @Field(() => FenScalar, { description: 'What the giver has free.' }) giverFreeFen!: bigint;
  @Field(() => Int, { description: 'How many wait for the giver.' }) giverWaiting!: number;
  @Field(() => Int, { description: 'How many wait for the receiver.' }) receiverWaiting!: number;
  @Field(() => Int, { description: 'How many of them the receiver could serve, in their order.' })
  wouldServe!: number;
}

@ObjectType('Reallocation', { description: 'Money that moves between the tranches of a round.' })
export class ReallocationView {
  @Field(() => ID) id!: string;
  @Field(() => ID) roundId!: string;
  @Field(() => String, { nullable: true, description: 'Null: out of what no city has.' })
  fromCity?: string | null;
  @Field(() => String, { nullable: true, description: 'Null: back to what no city has.' })
  toCity?: string | null;
  @Field(() => FenScalar) amountFen!: bigint;
  @Field(() => String) reason!: string;
  @Field(() => ReallocationState) state!: ReallocationState;
  @Field(() => Date) proposedAt!: Date;
  @Field(() => Date, { nullable: true }) decidedAt?: Date | null;
  @Field(() => ReallocationEffectView, { nullable: true, description: 'Of a proposal.' })
  effect?: ReallocationEffectView | null;
}

@ObjectType()
export class ReallocationConnection extends connectionOf(ReallocationView, 'Reallocation') {}

@ArgsType()
export class ReallocationPageArgs extends PageArgs {
  @Field(() => ID) @IsUUID() roundId!: string;
}

@InputType('ProposeReallocationInput')
export class ProposeReallocationInput {
  @Field(() => ID) @IsUUID() roundId!: string;
  @Field(() => String, { nullable: true, description: 'Unless given: out of what no city has.' })
  @IsOptional()
  @Matches(/^44\d{2}00$/)
  fromCity?: string;
  @Field(() => String, { nullable: true, description: 'Unless given: back to what no city has.' })
  @IsOptional()
  @Matches(/^44\d{2}00$/)
  toCity?: string;
  @Field(() => FenScalar) @IsDefined() amountFen!: bigint;
  @Field(() => String) @IsString() @Length(2, 500) reason!: string;
}
