import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsString, IsUUID, Length } from 'class-validator';

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
  @Field(() => ID) @IsUUID() enterpriseId!: string;
  @Field(() => String, { description: 'As the bank has it; must be the enterprise.' })
  @IsString()
  @Length(1, 100)
  holderName!: string;
  @Field(() => String) @IsString() @Length(1, 100) bankName!: string;
  @Field(() => String, { description: 'Eight to thirty digits.' })
  @IsString()
  @Length(8, 60)
  accountNumber!: string;
}
