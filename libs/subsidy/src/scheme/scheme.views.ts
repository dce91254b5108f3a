import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { CONFIDENCES, type SettingConfidence } from './scheme-settings.js';
import { SchemeState } from './scheme.moves.js';
import { SCHEME_PROBLEMS, type SchemeProblemKind } from './scheme-problems.rules.js';

const ConfidenceEnum = Object.fromEntries(CONFIDENCES.map((one) => [one, one])) as {
  [K in SettingConfidence]: K;
};
registerEnumType(ConfidenceEnum, {
  name: 'SettingConfidence',
  description: 'OPERATOR: no public source gives it, the operator has set it; not law.',
});
registerEnumType(SchemeState, { name: 'SchemeState' });
const SchemeProblemEnum = Object.fromEntries(SCHEME_PROBLEMS.map((one) => [one, one])) as {
  [K in SchemeProblemKind]: K;
};
registerEnumType(SchemeProblemEnum, { name: 'SchemeProblemKind' });

@ObjectType('SchemeRule')
export class SchemeRuleView {
  @Field(() => String) name!: string;
  @Field(() => String, { description: 'The value as JSON; amounts are fen in digits, shares basis points.' })
  value!: string;
  @Field(() => String) source!: string;
  @Field(() => ConfidenceEnum) confidence!: SettingConfidence;
}

@ObjectType('SchemeProblem', { description: 'What keeps a draft from being proposed.' })
export class SchemeProblemView {
  @Field(() => String) rule!: string;
  @Field(() => SchemeProblemEnum) problem!: SchemeProblemKind;
  @Field(() => String, { description: 'What was found or is asked for.' }) detail!: string;
}

@ObjectType('SchemeVersion')
export class SchemeVersionView {
  @Field(() => ID) id!: string;
  @Field(() => String) scheme!: string;
  @Field(() => Int) version!: number;
  @Field(() => String) name!: string;
  @Field(() => SchemeState) state!: SchemeState;
  @Field(() => Boolean, { description: 'It came with the platform, from the public sources.' })
  shipped!: boolean;
  @Field(() => [SchemeRuleView]) rules!: SchemeRuleView[];
  @Field(() => [SchemeProblemView], { description: 'Everything that is wrong with a draft, at once.' })
  problems!: SchemeProblemView[];
  @Field(() => Date) draftedAt!: Date;
  @Field(() => Date, { nullable: true }) proposedAt?: Date | null;
  @Field(() => Date, { nullable: true }) publishedAt?: Date | null;
}

@ObjectType('SchemeSetting')
export class SchemeSettingView {
  @Field(() => String, { description: 'As JSON.' }) value!: string;
  @Field(() => String) source!: string;
  @Field(() => ConfidenceEnum) confidence!: SettingConfidence;
}

@ObjectType('SchemeChange', { description: 'A rule that differs between two versions.' })
export class SchemeChangeView {
  @Field(() => String) rule!: string;
  @Field(() => SchemeSettingView, { nullable: true, description: 'Null for a rule that is new.' })
  old?: SchemeSettingView | null;
  @Field(() => SchemeSettingView, { nullable: true, description: 'Null for a rule that falls away.' })
  new?: SchemeSettingView | null;
}

@ObjectType('SourceDocument')
export class SourceDocumentView {
  @Field(() => String) title!: string;
  @Field(() => String) url!: string;
}

@ObjectType('SourcedRule', { description: 'A rule as the public sources give it, or do not.' })
export class SourcedRuleView {
  @Field(() => String, { description: 'The scheme, e.g. GD-2020.' }) scheme!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true, description: 'As JSON; null where the source gives none.' })
  value?: string | null;
  @Field(() => String, { description: 'CONFIRMED, PARTIAL, INFERRED or NOT_FOUND.' }) confidence!: string;
  @Field(() => String, { nullable: true }) note?: string | null;
  @Field(() => [SourceDocumentView]) sources!: SourceDocumentView[];
}

@ObjectType('SchemeTemplate', {
  description: 'How another region did it: an analogue, no law in Guangdong.',
})
export class SchemeTemplateView {
  @Field(() => String) region!: string;
  @Field(() => String, { nullable: true }) note?: string | null;
  @Field(() => String) url!: string;
  @Field(() => String, { description: 'What the source says, as JSON.' }) facts!: string;
  @Field(() => [SchemeRuleView], { description: 'What of it a draft can begin with.' })
  rules!: SchemeRuleView[];
}

@InputType('SchemeRuleInput')
export class SchemeRuleInput {
  @Field(() => String) @Matches(/^[a-z][A-Za-z]{1,59}$/) name!: string;
  @Field(() => String, { description: 'As JSON, in the form in which rules are shown.' })
  @IsString()
  @MaxLength(10_000)
  value!: string;
  @Field(() => String, { description: 'Where it was read, or why the operator sets it.' })
  @IsString()
  @Length(1, 500)
  source!: string;
  @Field(() => ConfidenceEnum) @IsIn(CONFIDENCES) confidence!: SettingConfidence;
}

@InputType('DraftSchemeInput')
export class DraftSchemeInput {
  @Field(() => String) @Matches(/^[A-Z]{2}-[A-Z0-9-]{2,30}$/) scheme!: string;
  @Field(() => String) @IsString() @Length(2, 100) name!: string;
  @Field(() => ID, {
    nullable: true,
    description: 'The version whose rules it begins with; else the last one published of the same scheme.',
  })
  @IsOptional()
  @IsUUID()
  basedOn?: string;
  @Field(() => String, { nullable: true, description: 'The region of a template; its rules go first.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  template?: string;
}

@InputType('ChangeSchemeInput')
export class ChangeSchemeInput {
  @Field(() => ID) @IsUUID() id!: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @Length(2, 100) name?: string;
  @Field(() => [SchemeRuleInput], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => SchemeRuleInput)
  set?: SchemeRuleInput[];
  @Field(() => [String], { nullable: true, description: 'The rules that fall away.' })
  @IsOptional()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  remove?: string[];
}
