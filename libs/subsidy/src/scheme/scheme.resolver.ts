import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { messageOf, type Actor, type Language } from '#libs/kernel';
import { voucherSchemes } from '#libs/reference';
import {
  CurrentLanguage,
  AllowedTo,
  CurrentActor,
  Public,
  IdArg,
  IdempotencyKeyArg,
  TextArg,
} from '#libs/platform';
import { schemeTemplates } from './scheme-templates.js';
import { SchemeService } from './scheme.service.js';
import { schemeProblemTexts } from './scheme.texts.js';
import {
  ChangeSchemeInput,
  DraftSchemeInput,
  SchemeChangeView,
  SchemeProblemView,
  SchemeTemplateView,
  SchemeVersionView,
  SourcedRuleView,
} from './scheme.views.js';

@Resolver(() => SchemeVersionView)
export class SchemeResolver {
  constructor(private readonly service: SchemeService) {}

  @Query(() => [SchemeVersionView], {
    description:
      'The published versions of the schemes with their sources; drafts too for those who write or publish them.',
  })
  @Public()
  schemes(@CurrentActor() by: Actor | undefined): Promise<SchemeVersionView[]> {
    return this.service.list(by);
  }

  @Query(() => SchemeVersionView)
  @Public()
  schemeVersion(@IdArg('id') id: string, @CurrentActor() by: Actor | undefined): Promise<SchemeVersionView> {
    return this.service.visible(id, by);
  }

  @Query(() => [SchemeChangeView], { description: 'Which rules a version changes, from what to what.' })
  @Public()
  schemeChanges(
    @IdArg('id') id: string,
    @IdArg('comparedTo', {
      nullable: true,
      description: 'Unless given: the version published before it.',
    })
    comparedTo: string | undefined,
    @CurrentActor() by: Actor | undefined,
  ): Promise<SchemeChangeView[]> {
    return this.service.changes(id, comparedTo, by).then((changes) => changes.map(changeView));
  }

  @Query(() => [SourcedRuleView], {
    description:
      'Every rule of the published schemes as the public sources give it, also where they give none.',
  })
  @Public()
  schemeSources(): SourcedRuleView[] {
    return voucherSchemes().flatMap(({ id, rules }) =>
      Object.entries(rules).map(([name, { value, confidence, note, sources }]) => ({
        scheme: id,
        name,
        value: value === null ? null : JSON.stringify(value),
        confidence,
        note,
        sources: sources.map(({ title, url }) => ({ title, url })),
      })),
    );
  }

  @Query(() => [SchemeTemplateView], { description: 'Analogues from other regions; no law in Guangdong.' })
  @Public()
  schemeTemplates(): SchemeTemplateView[] {
    return schemeTemplates().map(({ facts, rules, ...template }) => ({
      ...template,
      facts: JSON.stringify(facts),
      rules: Object.entries(rules).map(([name, { value, source, confidence }]) => ({
        name,
        value: JSON.stringify(value),
        source,
        confidence,
      })),
    }));
  }

  @Mutation(() => SchemeVersionView, {
    description: 'Begins a version of a scheme; one at a time per scheme.',
  })
  @AllowedTo('scheme.draft')
  draftScheme(
    @Args('input') input: DraftSchemeInput,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<SchemeVersionView> {
    return this.service.draft(input, key, by);
  }

  @Mutation(() => SchemeVersionView, { description: 'Sets and removes rules of a draft.' })
  @AllowedTo('scheme.draft')
  changeScheme(
    @Args('input') input: ChangeSchemeInput,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<SchemeVersionView> {
    return this.service.change(input, key, by);
  }

  @Mutation(() => SchemeVersionView, { description: 'A draft without problems; it is not changed any more.' })
  @AllowedTo('scheme.draft')
  proposeScheme(
    @IdArg('id') id: string,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<SchemeVersionView> {
    return this.service.propose(id, key, by);
  }

  @Mutation(() => SchemeVersionView, { description: 'By another person than who wrote and proposed it.' })
  @AllowedTo('scheme.publish')
  publishScheme(
    @IdArg('id') id: string,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<SchemeVersionView> {
    return this.service.publish(id, key, by);
  }

  @Mutation(() => SchemeVersionView, { description: 'Gives a proposal back to be changed.' })
  @AllowedTo('scheme.publish')
  returnScheme(
    @IdArg('id') id: string,
    @TextArg('reason', { most: 2000, lines: true }) reason: string,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<SchemeVersionView> {
    return this.service.giveBack(id, reason, key, by);
  }

  @Mutation(() => SchemeVersionView, { description: 'Ends a version that was not published.' })
  @AllowedTo('scheme.draft')
  withdrawScheme(
    @IdArg('id') id: string,
    @TextArg('reason', { most: 2000, lines: true }) reason: string,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<SchemeVersionView> {
    return this.service.withdraw(id, reason, key, by);
  }
}

@Resolver(() => SchemeProblemView)
export class SchemeProblemResolver {
  @ResolveField(() => String, { description: 'The problem in words.' })
  text(@Parent() { problem, detail }: SchemeProblemView, @CurrentLanguage() language: Language): string {
    return messageOf(schemeProblemTexts, problem, { detail }, language) ?? problem;
  }
}

function changeView({
  rule,
  old,
  new: after,
}: {
  readonly rule: string;
  readonly old: SettingShown | null;
  readonly new: SettingShown | null;
}): SchemeChangeView {
  return { rule, old: old && shown(old), new: after && shown(after) };
}

type SettingShown = Omit<SchemeChangeView['new'] & object, 'value'> & { readonly value: unknown };

function shown({ value, source, confidence }: SettingShown): SchemeChangeView['new'] & object {
  return { value: JSON.stringify(value), source, confidence };
}
