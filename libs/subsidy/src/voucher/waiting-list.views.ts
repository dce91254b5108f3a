import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { IsIn } from 'class-validator';
import { connectionOf, FenScalar, PageArgs, Id, Code, OneOf } from '#libs/platform';
import type { LimitKind } from '../round/limits.js';
import { LimitKindEnum, VoucherView } from './voucher.views.js';

/** A group's list would tell of one enterprise. */
const PUBLIC_LISTS = ['PROGRAMME', 'CITY_TRANCHE', 'PROVIDER_LIMIT'] as const;

@ArgsType()
export class WaitingListArgs extends PageArgs {
  @Id() roundId!: string;

  @OneOf(LimitKindEnum, { description: 'The limit that is short: PROGRAMME, CITY_TRANCHE, PROVIDER_LIMIT.' })
  @IsIn(PUBLIC_LISTS)
  waitingFor!: LimitKind;

  @Code({
    form: /^[0-9a-f-]{6,36}$/,
    example: '440100',
    nullable: true,
    description: 'The code of the city or the id of the provider; nothing for the programme.',
  })
  of?: string;
}

@ObjectType('WaitingPlace', { description: 'A place in a waiting list, without a name.' })
export class WaitingPlaceView {
  @Field(() => Int, { description: 'From 1: how many are served before, and this one.' }) position!: number;
  @Field(() => String) acceptedNumber!: string;
  @Field(() => Boolean, { description: 'Of a cluster pilot, which the scheme serves before others.' })
  clusterFirst!: boolean;
  @Field(() => FenScalar) amountFen!: bigint;
  @Field(() => Date) claimedAt!: Date;
}

@ObjectType()
export class WaitingPlaceConnection extends connectionOf(WaitingPlaceView, 'WaitingPlace') {}

@ObjectType('VoucherReminder', { description: 'A voucher whose money nobody has asked for, near its end.' })
export class VoucherReminderView {
  @Field(() => VoucherView) voucher!: VoucherView;
  @Field(() => Int, {
    description:
      'The last that was passed, in days before the end; the policy of payment says which there are.',
  })
  days!: number;
}

@ObjectType()
export class VoucherReminderConnection extends connectionOf(VoucherReminderView, 'VoucherReminder') {}
