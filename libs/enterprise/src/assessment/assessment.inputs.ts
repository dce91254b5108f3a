import { ArgsType, InputType } from '@nestjs/graphql';
import { Code, Codes, Id, IdempotencyKey, PageArgs, Parts, Whole } from '#libs/platform';

/** A questionnaire has a few dozen questions; a list beyond this is no sheet. */
const MOST_ANSWERS = 200;
const MOST_OPTIONS = 50;
const EDITION = { form: /^[\w.-]{1,20}$/, example: '2024' };
const QUESTION = { form: /^[\w.-]{1,60}$/, example: 'network' };
const SCENE = { form: /^[\w.-]{1,20}$/, example: 'S08' };
const OPTION = { form: /^\w{1,10}$/, example: 'A' };

@InputType()
export class AnswerInput {
  @Code({ ...QUESTION, id: true }) questionId!: string;
  @Codes({ ...OPTION, most: MOST_OPTIONS }) optionKeys!: string[];
}

@InputType()
export class SceneLevelInput {
  @Code({ ...SCENE, id: true }) sceneId!: string;
  @Whole({ min: -100, max: 100, description: '0 (none) to 4.' }) level!: number;
}

@ArgsType()
export class SubmitAssessmentArgs {
  @Id() enterpriseId!: string;

  @Code({ ...EDITION, nullable: true, description: 'The edition that was answered; the newest by default.' })
  questionnaireVersion?: string | null;

  @Parts(() => AnswerInput, { most: MOST_ANSWERS }) answers!: AnswerInput[];
  @Parts(() => SceneLevelInput, { most: MOST_ANSWERS }) sceneLevels!: SceneLevelInput[];
  @IdempotencyKey() idempotencyKey!: string;
}

@ArgsType()
export class AssessmentDraftArgs {
  @Id() enterpriseId!: string;
}

@ArgsType()
export class SaveAssessmentDraftArgs extends AssessmentDraftArgs {
  @Code({ ...EDITION, description: 'The edition that is answered.' }) questionnaireVersion!: string;

  @Whole({
    min: 1,
    max: 1_000_000,
    nullable: true,
    description: 'The revision that was edited; absent for the first saving.',
  })
  revision?: number | null;

  @Parts(() => AnswerInput, { most: MOST_ANSWERS }) answers!: AnswerInput[];
  @Parts(() => SceneLevelInput, { most: MOST_ANSWERS }) sceneLevels!: SceneLevelInput[];
  @IdempotencyKey() idempotencyKey!: string;
}

@ArgsType()
export class AssessmentsArgs extends PageArgs {
  @Id() enterpriseId!: string;
}

@ArgsType()
export class QuestionnaireArgs {
  @Code({ ...EDITION, nullable: true }) version?: string | null;
}
