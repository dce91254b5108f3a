import { defineEntity, p } from '@mikro-orm/core';
import type { AssessmentResult, Answer, MaturityLevel, SceneLevel } from './assessment.rules.js';
import { Enterprise } from '../registration/enterprise.entity.js';
import { QuestionnaireEdition } from '../reference/reference.entities.js';

const AssessmentSchema = defineEntity({
  name: 'Assessment',
  indexes: [{ name: 'assessment_latest', properties: ['enterpriseId', 'completedAt', 'id'] }],
  checks: [
    { name: 'assessment_score_check', expression: 'score_hundredths >= 0 and score_hundredths <= 10000' },
    { name: 'assessment_level_check', expression: 'level >= 0 and level <= 4' },
  ],
  properties: {
    id: p.uuid().primary(),
    enterpriseId: () => p.manyToOne(Enterprise).mapToPk().joinColumn('enterprise_id'),
    /** The edition that was answered: its thresholds hold for this assessment, also when a newer one is published. */
    questionnaireVersion: () =>
      p.manyToOne(QuestionnaireEdition).mapToPk().joinColumn('questionnaire_version'),
    answers: p.json<readonly Answer[]>(),
    sceneLevels: p.json<readonly SceneLevel[]>(),
    /** 0 to 10,000: points times 100. */
    scoreHundredths: p.integer(),
    level: p.integer().$type<MaturityLevel>(),
    result: p.json<AssessmentResult>(),
    submittedBy: p.uuid().nullable(),
    completedAt: p.datetime(),
  },
});

/** A finished self-assessment. Never changed: a new one is added, and the latest is the current one. */
export class Assessment extends AssessmentSchema.class {}
AssessmentSchema.setClass(Assessment);
