import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { FenScalar, describeEnum } from '#libs/platform';
import { RedemptionState } from '../rules/redemption.moves.js';

const Holder = {
  BUREAU: 'BUREAU',
  ENTERPRISE: 'ENTERPRISE',
  COMMISSION: 'COMMISSION',
  PUBLIC: 'PUBLIC',
  FINANCE: 'FINANCE',
} as const;
describeEnum(Holder, {
  name: 'Holder',
  description: 'Who has to act on a file.',
  values: {
    BUREAU: { 'zh-CN': '主管部门', en: 'bureau' },
    ENTERPRISE: { 'zh-CN': '企业', en: 'enterprise' },
    COMMISSION: { 'zh-CN': '省级审定机关', en: 'commission' },
    PUBLIC: { 'zh-CN': '公示', en: 'public', meaning: 'on notice, when anybody may object' },
    FINANCE: { 'zh-CN': '财政部门', en: 'finance' },
  },
});

@ObjectType('Holding', { description: 'A time in which one party held a file.' })
class HoldingView {
  @Field(() => Holder) holder!: keyof typeof Holder;
  @Field(() => RedemptionState) state!: RedemptionState;
  @Field(() => Date) from!: Date;
  @Field(() => Date, { nullable: true }) to!: Date | null;
  @Field(() => Boolean, { description: 'Whether the clock stands still meanwhile.' })
  stopped!: boolean;
  @Field(() => String, { nullable: true, description: 'Why it stands still.' }) cause!: string | null;
}

@ObjectType('RedemptionTimeline', {
  description:
    'Who held a file since when. The parts sum to the whole; the clock stands still while it is returned.',
})
export class TimelineView {
  @Field(() => [HoldingView]) holdings!: readonly HoldingView[];
  @Field(() => Float, { description: 'Milliseconds since the submission.' }) elapsedMs!: number;
  @Field(() => Float, { description: 'The part that counts towards the day by which it is due.' })
  runningMs!: number;
  @Field(() => Float) stoppedMs!: number;
  @Field(() => Boolean) ended!: boolean;
}

@ObjectType('PaymentForecast')
export class PaymentForecastView {
  @Field(() => Date, {
    description: 'Submission, the days of the scheme, and the time that the clock stood.',
  })
  dueBy!: Date;
  @Field(() => Int) payWithinDays!: number;
  @Field(() => String, { nullable: true, description: 'Who has to act now; null when the file has ended.' })
  heldBy?: string | null;
  @Field(() => Date, { nullable: true }) heldSince?: Date | null;
  @Field(() => Boolean, { description: 'Whether the clock stands still now.' }) stopped!: boolean;
  @Field(() => Float) runningDays!: number;
  @Field(() => Float) stoppedDays!: number;
  @Field(() => Float, {
    nullable: true,
    description:
      'That it is paid in time: Kaplan-Meier over past files, those not paid yet counted as long as they were watched. Null when too few are known.',
  })
  probability?: number | null;
  @Field(() => Int, { description: 'How many past payments that rests on.' }) pastFiles!: number;
}

@ObjectType('AgeBand', { description: 'Null where fewer than three files would show.' })
export class AgeBandView {
  @Field(() => String, { description: 'Days since submission.' }) days!: string;
  @Field(() => Int, { nullable: true }) files?: number | null;
  @Field(() => FenScalar, { nullable: true }) amountFen?: bigint | null;
}

@ObjectType('CityAgeing')
export class CityAgeingView {
  @Field(() => String) cityCode!: string;
  @Field(() => [AgeBandView], { description: 'What waits to be paid.' }) waiting!: AgeBandView[];
  @Field(() => Float, { nullable: true, description: 'From claim to payment, over what was paid.' })
  medianDaysToPayment?: number | null;
}
