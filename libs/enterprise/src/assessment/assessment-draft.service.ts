import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { DomainError, type Actor } from '#libs/kernel';
import { Commands, load, type Data } from '#libs/platform';
import { AssessmentDraft } from './assessment-draft.entity.js';
import { plainSheet, type Submission } from './assessment.service.js';
import { Enterprise } from '../registration/enterprise.entity.js';
import { QuestionnaireEdition } from '../reference/reference.entities.js';

export interface DraftToSave extends Submission {
  readonly questionnaireVersion: string;
  /** The revision that was edited; absent for the first saving. */
  readonly revision?: number | null | undefined;
}

/** Assessments while they are filled in: by several colleagues, over several days. */
@Injectable()
export class AssessmentDraftService {
  constructor(
    private readonly em: EntityManager,
    private readonly commands: Commands,
  ) {}

  /**
   * Saves what was answered so far; nothing need be complete.
   * @throws DomainError UNKNOWN_QUESTIONNAIRE; ASSESSMENT_DRAFT_CHANGED when a colleague saved since; NOT_FOUND
   */
  save(draft: DraftToSave, key: string, by: Actor): Promise<Data<AssessmentDraft>> {
    const { enterpriseId, questionnaireVersion } = draft;
    const sheet = plainSheet(draft);
    const revision = draft.revision ?? null;
    const body = { enterpriseId, questionnaireVersion, revision, ...sheet };
    return this.commands.run({ key, by, name: 'saveAssessmentDraft', body }, async (em, now) => {
      // Held, so that two people who begin at once meet here and not in the database.
      await load(em, Enterprise, { id: enterpriseId }, 'enterprise', { hold: true });
      by.actingAs('assessment.submit', { organisationId: enterpriseId }, 'enterprise');
      if (!(await em.findOne(QuestionnaireEdition, questionnaireVersion)))
        throw new DomainError('UNKNOWN_QUESTIONNAIRE', { version: questionnaireVersion });
      const known = await em.findOne(AssessmentDraft, { enterpriseId });
      if (!known)
        return em.create(AssessmentDraft, {
          enterpriseId,
          questionnaireVersion,
          ...sheet,
          revision: 1,
          changedBy: by.personId,
          changedAt: now,
        });
      known.save({ questionnaireVersion, ...sheet }, revision, by.personId, now);
      return known;
    });
  }

  /** Null where nothing is begun. @throws DomainError NOT_FOUND for another's */
  async visibleTo(by: Actor, enterpriseId: string): Promise<AssessmentDraft | null> {
    by.actingAs('assessment.submit', { organisationId: enterpriseId }, 'enterprise');
    return this.em.fork().findOne(AssessmentDraft, { enterpriseId });
  }
}
