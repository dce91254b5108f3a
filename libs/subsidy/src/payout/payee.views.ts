import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Id, Text } from '#libs/platform';

@ObjectType('PayeeAccount')
export class PayeeAccountView {
  @Field(() => ID) id!: string;
  @Field(() => String) holderName!: string;
  @Field(() => String) bankName!: string;
  @Field(() => String, { description: 'The last four digits; the rest is hidden.' }) accountNumber!: string;
  @Field(() => Date) setAt!: Date;
  @Field(() => Date, { description: 'From when on it is paid to.' }) effectiveAt!: Date;
}

@InputType('PayeeAccountInput')
export class PayeeAccountInput {
  @Id() enterpriseId!: string;
  @Text({ min: 1, most: 100, description: 'As the bank has it; must be the enterprise.' })
  holderName!: string;
  @Text({ min: 1, most: 100 }) bankName!: string;
  @Text({ min: 8, most: 60, description: 'Eight to thirty digits.' }) accountNumber!: string;
}
