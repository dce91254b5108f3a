import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { messageOf, type Language } from '#libs/kernel';
import { CurrentLanguage, Public } from '#libs/platform';
import { eligibilityTexts } from '../rules/eligibility.texts.js';
import { EligibilityService } from './eligibility.service.js';
import { CheckEligibilityInput, EligibilityCheckView, EligibilityResultView } from './eligibility.views.js';

@Resolver(() => EligibilityResultView)
export class EligibilityResolver {
  constructor(private readonly service: EligibilityService) {}

  @Query(() => EligibilityCheckView, {
    description:
      'Whether a claim would be eligible in a round: every rule with the fact that was used. Nothing is kept.',
  })
  @Public()
  checkEligibility(@Args('input') input: CheckEligibilityInput): Promise<EligibilityCheckView> {
    return this.service.check(input);
  }

  @ResolveField(() => String, { nullable: true, description: 'The rule in words, unless it passes.' })
  text(@Parent() result: EligibilityResultView, @CurrentLanguage() language: Language): string | null {
    return wordsOf(result, '', language);
  }

  @ResolveField(() => String, { nullable: true, description: 'What can be done about it.' })
  remedy(@Parent() result: EligibilityResultView, @CurrentLanguage() language: Language): string | null {
    return wordsOf(result, '_MEND', language);
  }
}

function wordsOf(
  { rule, verdict, asked, found }: EligibilityResultView,
  suffix: '' | '_MEND',
  language: Language,
): string | null {
  if (verdict === 'PASS') return null;
  const key = verdict === 'FAIL' ? rule : verdict;
  return messageOf(eligibilityTexts, `${key}${suffix}`, { asked, found }, language) ?? rule;
}
