import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { PeriodState } from '#libs/ledger';
import {
  connectionOf,
  FenScalar,
  PageArgs,
  PageInfo,
  Moment,
  Whole,
  Text,
  describeEnum,
} from '#libs/platform';

const PeriodStateEnum = { PROPOSED: 'PROPOSED', CLOSED: 'CLOSED', WITHDRAWN: 'WITHDRAWN' } as const;
describeEnum(PeriodStateEnum, {
  name: 'LedgerPeriodState',
  description: 'Where the closing of a period stands.',
  values: {
    PROPOSED: { 'zh-CN': '已提出', en: 'proposed' },
    CLOSED: { 'zh-CN': '已结账', en: 'closed' },
    WITHDRAWN: { 'zh-CN': '已撤回', en: 'withdrawn' },
  },
});

@ObjectType('LedgerPeriod', { description: 'Once closed it takes no transfer any more.' })
export class PeriodView {
  @Field(() => Int) number!: number;
  @Field(() => PeriodStateEnum) state!: PeriodState;
  @Field(() => Date, { nullable: true, description: 'Null for the first, which begins with the ledger.' })
  startsAt?: Date | null;
  @Field(() => Date, { description: 'The first instant that does not belong to it.' }) endsAt!: Date;
  @Field(() => String) note!: string;
  @Field(() => Date) proposedAt!: Date;
  @Field(() => Date, { nullable: true }) closedAt?: Date | null;
  @Field(() => Int, { nullable: true, description: 'How many accounts have a balance.' })
  accounts?: number | null;
  @Field(() => String, { nullable: true, description: 'How many transfers are dated within it.' })
  transfers?: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'SHA-256 of the hash of the period closed before and a line for each account by its code: ' +
      'code|debits pending|debits posted|credits pending|credits posted and a line feed.',
  })
  balancesHash?: string | null;
}

@ObjectType()
export class PeriodConnection extends connectionOf(PeriodView, 'LedgerPeriod') {}

@ObjectType('LedgerPeriodBalance', { description: 'The sums of an account at the end of a closed period.' })
export class PeriodBalanceView {
  @Field(() => String) account!: string;
  @Field(() => FenScalar) debitsPendingFen!: bigint;
  @Field(() => FenScalar) debitsPostedFen!: bigint;
  @Field(() => FenScalar) creditsPendingFen!: bigint;
  @Field(() => FenScalar) creditsPostedFen!: bigint;
  @Field(() => FenScalar, { description: 'Credits less debits, posted.' }) balanceFen!: bigint;
}

@ObjectType()
export class PeriodBalanceConnection extends connectionOf(PeriodBalanceView, 'LedgerPeriodBalance') {}

@ObjectType('LedgerStatementLine')
export class StatementLineView {
  @Field(() => ID) id!: string;
  @Field(() => Date) at!: Date;
  @Field(() => String, { description: 'PENDING, POSTED, POST_PENDING or VOID_PENDING.' }) kind!: string;
  @Field(() => String, { description: 'The account on the other side.' }) other!: string;
  @Field(() => String) reference!: string;
  @Field(() => FenScalar, { description: 'Into the account positive, out of it negative.' })
  postedFen!: bigint;
  @Field(() => FenScalar, { description: 'The same of what is only reserved.' }) pendingFen!: bigint;
  @Field(() => Int, { nullable: true, description: 'The closed period that it corrects.' })
  corrects?: number | null;
}

@ObjectType('LedgerStatement')
export class StatementView {
  @Field(() => String) account!: string;
  @Field(() => FenScalar) openingFen!: bigint;
  @Field(() => FenScalar) openingPendingFen!: bigint;
  @Field(() => FenScalar) closingFen!: bigint;
  @Field(() => FenScalar) closingPendingFen!: bigint;
  @Field(() => [StatementLineView]) lines!: StatementLineView[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
}

@ArgsType()
export class PeriodBalancesArgs extends PageArgs {
  @Whole({ min: 1, max: 100_000 }) number!: number;
}

@ArgsType()
export class StatementArgs extends PageArgs {
  @Text({ most: 200 }) account!: string;
  @Moment({ nullable: true, description: 'From the beginning unless given.' }) from?: Date;
  @Moment({ nullable: true, description: 'Up to now unless given; the instant itself not included.' })
  to?: Date;
}
