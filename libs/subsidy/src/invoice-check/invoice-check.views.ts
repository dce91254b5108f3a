import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { LocalDateScalar } from '#libs/platform';

@ObjectType('InvoiceDue')
export class InvoiceDueView {
  @Field(() => ID) redemptionId!: string;
  @Field(() => ID) payoutId!: string;
  @Field(() => String) number!: string;
  @Field(() => LocalDateScalar) dueOn!: string;
  @Field(() => String, { nullable: true }) lastStatus?: string | null;
  @Field(() => Date, { nullable: true }) lastCheckedAt?: Date | null;
}

@ObjectType('InvoiceCheckResult')
export class InvoiceCheckResultView {
  @Field(() => Int) checked!: number;
  @Field(() => Int) valid!: number;
  @Field(() => Int) voided!: number;
  @Field(() => Int) reversed!: number;
  @Field(() => Int) unknown!: number;
  @Field(() => [ID], { description: 'The cases that were opened or got a further ground.' })
  recoveryIds!: string[];
}
