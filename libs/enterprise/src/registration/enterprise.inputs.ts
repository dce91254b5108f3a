import { ArgsType, InputType } from '@nestjs/graphql';
import {
  Amount,
  Code,
  CompanyInput,
  CreditCode,
  Division,
  Id,
  IdempotencyKey,
  Industry,
  OneOf,
  PageArgs,
  Part,
  Text,
} from '#libs/platform';
import { EnterpriseState } from './enterprise.moves.js';

/** As the province publishes its pilots. */
const CLUSTER = { form: /^[A-Z0-9][A-Z0-9-]{1,29}$/, example: 'GD-FS-01' };

@InputType({ isAbstract: true })
class DeclarationInput extends CompanyInput {
  @Division({
    description:
      'Present division: district or county (6 digits); in 东莞 and 中山 the town (9) or the city.',
  })
  divisionCode!: string;

  @Industry({ description: 'Class of GB/T 4754-2017, e.g. C3311 (3311 is understood).' })
  industryCode!: string;

  @Amount({ description: 'Main business revenue of the last full year.' })
  priorYearRevenueFen!: bigint;

  @CreditCode({
    nullable: true,
    description:
      '统一社会信用代码 of the legal person that controls it, where one does; both share one limit.',
  })
  controllingUnifiedSocialCreditCode?: string | null;

  @Code({
    ...CLUSTER,
    nullable: true,
    description: 'The pilot of a characteristic industry cluster (特色产业集群) that it belongs to.',
  })
  clusterCode?: string | null;
}

@InputType()
export class RegisterEnterpriseInput extends DeclarationInput {
  @CreditCode() unifiedSocialCreditCode!: string;
}

@InputType()
export class CorrectEnterpriseInput extends DeclarationInput {}

@ArgsType()
export class EnterpriseArgs {
  @Id() id!: string;
}

@ArgsType()
export class EnterpriseCommandArgs extends EnterpriseArgs {
  @IdempotencyKey() idempotencyKey!: string;
}

@ArgsType()
export class RegisterEnterpriseArgs {
  @Part(() => RegisterEnterpriseInput) input!: RegisterEnterpriseInput;
  @IdempotencyKey() idempotencyKey!: string;
}

@ArgsType()
export class CorrectEnterpriseArgs extends EnterpriseCommandArgs {
  @Part(() => CorrectEnterpriseInput) input!: CorrectEnterpriseInput;
}

@ArgsType()
export class RefuseCertificationArgs extends EnterpriseCommandArgs {
  @Text({
    min: 1,
    most: 500,
    lines: true,
    description: 'What is wrong and how to correct it; shown to the enterprise.',
  })
  reason!: string;
}

@ArgsType()
export class EnterprisesArgs extends PageArgs {
  @OneOf(EnterpriseState, { nullable: true }) state?: EnterpriseState | null;
  @Division({ nullable: true, description: 'A city, or a district of it.' }) cityCode?: string | null;
  @Text({ most: 100, nullable: true, description: 'The beginning of the name.' }) namePrefix?: string | null;
  @Text({ most: 100, nullable: true, description: 'A part of the name, or the beginning of the code.' })
  text?: string | null;
}
