import { ArgsType, Field, ObjectType } from '@nestjs/graphql';
import { CreditCode, Text } from '#libs/platform';

@ObjectType('CreditCode', {
  description: 'What a unified social credit code says by itself, and whether a file exists already.',
})
export class CreditCodeView {
  @Field(() => String, { description: 'The 18 characters, as they are kept.' })
  unifiedSocialCreditCode!: string;
  @Field(() => String, { description: 'The division in which the code was given out, GB/T 2260.' })
  divisionCode!: string;
  @Field(() => String, {
    nullable: true,
    description: 'What that division is, or was, called; absent outside Guangdong.',
  })
  divisionName!: string | null;
  @Field(() => [String], {
    description:
      'Where that division lies today: itself, or what its code was led to; empty outside Guangdong.',
  })
  presentDivisionCodes!: readonly string[];
  @Field(() => Boolean, { description: 'An enterprise is registered under it; by whom is not told.' })
  registered!: boolean;
  @Field(() => Boolean, { description: 'The name, where one is given, is registered under another code.' })
  nameRegistered!: boolean;
}

@ArgsType()
export class CreditCodeArgs {
  @CreditCode() unifiedSocialCreditCode!: string;
  @Text({ most: 100, nullable: true, description: 'The name on the business licence, if it is known.' })
  name?: string | null;
}
