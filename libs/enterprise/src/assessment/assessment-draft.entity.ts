import { defineEntity, p } from '@mikro-orm/core';
import { DomainError } from '#libs/kernel';
import type { AnswerSheet } from './assessment.rules.js';
import { Enterprise } from '../registration/enterprise.entity.js';
import { QuestionnaireEdition } from '../reference/reference.entities.js';

const AssessmentDraftSchema = defineEntity({
  name: 'AssessmentDraft',
  properties: {
    enterpriseId: () => p.manyToOne(Enterprise).mapToPk().primary().joinColumn('enterprise_id'),
    questionnaireVersion: () =>
      p.manyToOne(QuestionnaireEdition).mapToPk().joinColumn('questionnaire_version'),
    answers: p.json<AnswerSheet['answers']>(),
    sceneLevels: p.json<AnswerSheet['sceneLevels']>(),
    /** Counts the savings, so that of two people who fill it in at once the second learns it and loses nothing. */
    revision: p.integer().default(1),
    changedBy: p.uuid(),
    changedAt: p.datetime(),
  },
});

/** What an enterprise has answered so far; there is one, and it ends when it is handed in. */
export class AssessmentDraft extends AssessmentDraftSchema.class {
  /** @throws DomainError ASSESSMENT_DRAFT_CHANGED when somebody saved since */
  save(
    { questionnaireVersion, answers, sceneLevels }: AnswerSheet & { readonly questionnaireVersion: string },
    revision: number | null,
    personId: string,
    at: Date,
  ): void {
    if (revision !== this.revision)
      throw new DomainError('ASSESSMENT_DRAFT_CHANGED', { revision: this.revision });
    this.questionnaireVersion = questionnaireVersion;
    this.answers = answers;
    this.sceneLevels = sceneLevels;
    this.revision += 1;
    this.changedBy = personId;
    this.changedAt = at;
  }
}
AssessmentDraftSchema.setClass(AssessmentDraft);
