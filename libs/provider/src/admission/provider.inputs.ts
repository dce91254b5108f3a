import { ArgsType, InputType } from '@nestjs/graphql';
import {
  CompanyInput,
  CreditCode,
  Division,
  Id,
  IdempotencyKey,
  OneOf,
  PageArgs,
  Part,
  Text,
} from '#libs/platform';
import { ProviderClass } from './application.rules.js';
import { Standing } from './standing.moves.js';

@InputType()
export class ApplyToPoolInput extends CompanyInput {
  @CreditCode() unifiedSocialCreditCode!: string;

  @OneOf(ProviderClass, { description: 'The class applied for; the programme manager decides.' })
  providerClass!: ProviderClass;

  @Division({ nullable: true, description: 'City or district; left out by providers outside the province.' })
  divisionCode?: string | null;

  @Text({
    min: 1,
    most: 2_000,
    lines: true,
    description: 'What the provider does, at most 2,000 characters.',
  })
  introduction!: string;
}

@ArgsType()
export class ProviderArgs {
  @Id() id!: string;
}

@ArgsType()
export class ProviderCommandArgs extends ProviderArgs {
  @IdempotencyKey() idempotencyKey!: string;
}

@ArgsType()
export class AdmitProviderArgs extends ProviderCommandArgs {
  @OneOf(ProviderClass, {
    nullable: true,
    description: 'The class as found; by default the one applied for.',
  })
  providerClass?: ProviderClass | null;
}

@ArgsType()
export class RefuseProviderArgs extends ProviderCommandArgs {
  @Text({ min: 1, most: 500, lines: true, description: 'Shown to the applicant.' }) reason!: string;
}

@ArgsType()
export class ApplyToPoolArgs {
  @Part(() => ApplyToPoolInput) input!: ApplyToPoolInput;
  @IdempotencyKey() idempotencyKey!: string;
}

@ArgsType()
export class ProvidersArgs extends PageArgs {
  @OneOf(ProviderClass, { nullable: true }) providerClass?: ProviderClass | null;
  @OneOf(Standing, { nullable: true, description: 'Of those in the pool.' }) standing?: Standing | null;
  @Division({ nullable: true }) cityCode?: string | null;
  @Text({ min: 1, most: 100, nullable: true, description: 'A part of the name.' }) text?: string | null;
}
