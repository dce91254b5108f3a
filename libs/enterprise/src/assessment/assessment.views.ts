import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, describeEnum } from '#libs/platform';
import type { AssessmentResult, MaturityLevel, Obstacle, NextStep } from './assessment.rules.js';

const QuestionKind = { SINGLE: 'SINGLE', MULTIPLE: 'MULTIPLE' } as const;
const ObstacleKind = { SCORE: 'SCORE', SCENES: 'SCENES', CONSTRAINED_SCENES: 'CONSTRAINED_SCENES' } as const;
const NextStepKind = { SCENE: 'SCENE', QUESTION: 'QUESTION' } as const;

describeEnum(QuestionKind, {
  name: 'MaturityQuestionKind',
  description: 'How many options may be chosen.',
  values: {
    SINGLE: { 'zh-CN': '单选', en: 'one option' },
    MULTIPLE: { 'zh-CN': '多选', en: 'several options' },
  },
});
describeEnum(ObstacleKind, {
  name: 'MaturityObstacleKind',
  description: 'What the next level asks for and is not reached.',
  values: {
    SCORE: { 'zh-CN': '得分', en: 'score' },
    SCENES: { 'zh-CN': '场景数', en: 'number of scenes' },
    CONSTRAINED_SCENES: { 'zh-CN': '约束性场景数', en: 'number of scenes marked ★' },
  },
});
describeEnum(NextStepKind, {
  name: 'MaturityNextStepKind',
  description: 'What a suggestion is about.',
  values: { SCENE: { 'zh-CN': '场景', en: 'scene' }, QUESTION: { 'zh-CN': '题目', en: 'question' } },
});

@ObjectType()
export class MaturityOption {
  @Field(() => ID) id!: string;
  @Field(() => String) key!: string;
  @Field(() => String) label!: string;
  @Field(() => Int, { description: "Share of the question's maximum." }) percent!: number;
  @Field(() => Boolean, { description: 'Chosen, it excludes the others.' }) excludesOthers!: boolean;
}

@ObjectType()
export class MaturityQuestion {
  @Field(() => ID) id!: string;
  @Field(() => String) indicator!: string;
  @Field(() => String) title!: string;
  @Field(() => String, { nullable: true }) note!: string | null;
  @Field(() => QuestionKind) kind!: keyof typeof QuestionKind;
  @Field(() => Int) maximumHundredths!: number;
  @Field(() => [MaturityOption]) options!: readonly MaturityOption[];
  @Field(() => [String]) evidenceFields!: readonly string[];
}

@ObjectType()
export class MaturitySubDimension {
  @Field(() => ID) id!: string;
  @Field(() => String) title!: string;
  @Field(() => Int) maximumHundredths!: number;
  @Field(() => [MaturityQuestion]) questions!: readonly MaturityQuestion[];
}

@ObjectType()
export class MaturityDimension {
  @Field(() => ID) id!: string;
  @Field(() => String) title!: string;
  @Field(() => Int) maximumHundredths!: number;
  @Field(() => [MaturitySubDimension]) subDimensions!: readonly MaturitySubDimension[];
}

@ObjectType()
export class MaturitySceneCriterion {
  @Field(() => Int) level!: number;
  @Field(() => String) criterion!: string;
}

@ObjectType()
export class MaturityScene {
  @Field(() => ID) id!: string;
  @Field(() => String) domain!: string;
  @Field(() => String) name!: string;
  @Field(() => Boolean, { description: '★: levels ask for a number of these.' }) constrained!: boolean;
  @Field(() => [MaturitySceneCriterion]) levels!: readonly MaturitySceneCriterion[];
}

@ObjectType()
export class MaturityLevelThreshold {
  @Field(() => Int) level!: number;
  @Field(() => String) name!: string;
  @Field(() => Int) minimumHundredths!: number;
  @Field(() => Int) minimumScenes!: number;
  @Field(() => Int) minimumConstrainedScenes!: number;
  @Field(() => Int) sceneLevel!: number;
}

@ObjectType({ description: 'An edition of the maturity questionnaire with its thresholds.' })
export class MaturityQuestionnaire {
  @Field(() => ID) version!: string;
  @Field(() => String) title!: string;
  @Field(() => String) notice!: string;
  @Field(() => [MaturityDimension]) dimensions!: readonly MaturityDimension[];
  @Field(() => [MaturityScene]) scenes!: readonly MaturityScene[];
  @Field(() => [MaturityLevelThreshold]) levels!: readonly MaturityLevelThreshold[];
  @Field(() => String, { description: 'How sure the thresholds are.' }) levelsConfidence!: string;
}

@ObjectType()
export class MaturityDimensionScore {
  @Field(() => ID) dimensionId!: string;
  @Field(() => String) title!: string;
  @Field(() => Int) scoreHundredths!: number;
  @Field(() => Int) maximumHundredths!: number;
}

@ObjectType({ description: 'What stands between the enterprise and the next level.' })
export class MaturityObstacle implements Obstacle {
  @Field(() => Int, { description: 'The level that is not reached.' }) level!: MaturityLevel;
  @Field(() => ObstacleKind) kind!: Obstacle['kind'];
  @Field(() => Int, { description: 'Hundredths of a point for SCORE, a number of scenes otherwise.' })
  needed!: number;
  @Field(() => Int) reached!: number;
  @Field(() => [ID], { description: 'Scenes that could make up for it.' }) scenes!: readonly string[];
}

@ObjectType()
export class MaturityNextStep implements NextStep {
  @Field(() => NextStepKind) kind!: NextStep['kind'];
  @Field(() => ID, { description: 'The scene or question.' }) about!: string;
  @Field(() => String) title!: string;
  @Field(() => String) text!: string;
  @Field(() => Int, { description: 'Points it could bring at most, in hundredths.' }) gainHundredths!: number;
}

@ObjectType()
export class MaturityResult implements AssessmentResult {
  @Field(() => Int) scoreHundredths!: number;
  @Field(() => Int) level!: MaturityLevel;
  @Field(() => Int, { description: 'What the score alone would give.' }) levelByScore!: MaturityLevel;
  @Field(() => [MaturityDimensionScore]) dimensions!: readonly MaturityDimensionScore[];
  @Field(() => [MaturityObstacle], { description: 'Why the next level is not reached.' })
  obstacles!: readonly MaturityObstacle[];
  @Field(() => [ID], { description: 'Scenes below what the next level asks.' })
  weakScenes!: readonly string[];
  @Field(() => [MaturityNextStep]) nextSteps!: readonly MaturityNextStep[];
}

@ObjectType('Assessment', { description: 'A finished maturity assessment; the latest is the current one.' })
export class AssessmentView {
  @Field(() => ID) id!: string;
  @Field(() => ID) enterpriseId!: string;
  @Field(() => String) questionnaireVersion!: string;
  @Field(() => Int, { description: 'Points of 100, in hundredths.' }) scoreHundredths!: number;
  @Field(() => Int, { description: '0 (none) to 4.' }) level!: MaturityLevel;
  @Field(() => MaturityResult) result!: MaturityResult;
  @Field(() => Date) completedAt!: Date;
}

@ObjectType('AssessmentAnswer', { description: 'What was chosen for a question.' })
export class AnswerView {
  @Field(() => ID) questionId!: string;
  @Field(() => [String]) optionKeys!: readonly string[];
}

@ObjectType('AssessmentSceneLevel', { description: 'How far a scene has come.' })
export class SceneLevelView {
  @Field(() => ID) sceneId!: string;
  @Field(() => Int, { description: '0 (none) to 4.' }) level!: number;
}

@ObjectType('AssessmentDraft', {
  description: 'What was answered so far of an assessment that is not handed in yet.',
})
export class AssessmentDraftView {
  @Field(() => ID) enterpriseId!: string;
  @Field(() => String) questionnaireVersion!: string;
  @Field(() => [AnswerView]) answers!: readonly AnswerView[];
  @Field(() => [SceneLevelView]) sceneLevels!: readonly SceneLevelView[];
  @Field(() => Int, {
    description: 'To be given when saving: somebody who saved in between is not overwritten.',
  })
  revision!: number;
  @Field(() => Date) changedAt!: Date;
}

export const AssessmentConnection = connectionOf(AssessmentView, 'Assessment');
