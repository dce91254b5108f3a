import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { AssessmentCompletedV1 } from '#libs/contracts';
import { DomainError, newId, type Actor } from '#libs/kernel';
import {
  Commands,
  connection,
  load,
  Outbox,
  type Connection,
  type Data,
  type PageArgs,
} from '#libs/platform';
import type { MaturityQuestionnaire } from '#libs/reference';
import { AssessmentDraft } from './assessment-draft.entity.js';
import { Assessment } from './assessment.entity.js';
import { assessmentEvent } from './assessment.events.js';
import { assess, problemsOf, type AnswerSheet } from './assessment.rules.js';
import { Enterprise } from '../registration/enterprise.entity.js';
import { QuestionnaireEdition } from '../reference/reference.entities.js';

export interface Submission extends AnswerSheet {
  readonly enterpriseId: string;
  /** The newest edition when it is left out. */
  readonly questionnaireVersion?: string | null | undefined;
}

/** How digital an enterprise is, by its own answers to an edition of the questionnaire. */
@Injectable()
export class AssessmentService {
  private readonly latest = new WeakMap<object, DataLoader<string, Assessment | null>>();

  constructor(
    private readonly em: EntityManager,
    private readonly commands: Commands,
    private readonly outbox: Outbox,
  ) {}

  /** @throws DomainError UNKNOWN_QUESTIONNAIRE */
  async questionnaire(version?: string | null): Promise<MaturityQuestionnaire> {
    return (await editionOf(this.em.fork(), version)).content;
  }

  /**
   * Scores the answers and keeps them as a new assessment, which is then the current one.
   * @throws DomainError ASSESSMENT_NOT_VALID with every problem at once; UNKNOWN_QUESTIONNAIRE; NOT_FOUND
   */
  async submit(submission: Submission, key: string, by: Actor): Promise<Data<Assessment>> {
    const { enterpriseId, answers, sceneLevels } = submission;
    const body = {
      ...plainSheet(submission),
      questionnaireVersion: submission.questionnaireVersion ?? undefined,
    };
    return this.commands.run({ key, by, name: 'submitAssessment', body }, async (em, now) => {
      await load(em, Enterprise, { id: enterpriseId }, 'enterprise');
      by.actingAs('assessment.submit', { organisationId: enterpriseId }, 'enterprise');
      const edition = await editionOf(em, submission.questionnaireVersion);
      const sheet = { answers, sceneLevels };
      const problems = problemsOf(edition.content, sheet).map(({ kind, about }) => ({
        code: `SHEET_${kind}`,
        params: { about },
      }));
      if (problems.length > 0)
        throw new DomainError('ASSESSMENT_NOT_VALID', { count: problems.length, problems });
      const result = assess(edition.content, sheet);
      const assessment = em.create(Assessment, {
        id: newId(),
        enterpriseId,
        questionnaireVersion: edition.version,
        ...plainSheet(sheet),
        scoreHundredths: result.scoreHundredths,
        level: result.level,
        result,
        submittedBy: by.personId,
        completedAt: now,
      });
      await em.nativeDelete(AssessmentDraft, { enterpriseId });
      this.outbox.add(em, AssessmentCompletedV1, enterpriseId, assessmentEvent(assessment), now);
      return assessment;
    });
  }

  /** The assessments of an enterprise, newest first. @throws DomainError NOT_FOUND when the enterprise is hidden */
  async history(enterpriseId: string, page: PageArgs, by: Actor): Promise<Connection<Assessment>> {
    const em = this.em.fork();
    const enterprise = await load(em, Enterprise, { id: enterpriseId }, 'enterprise');
    const scope = { organisationId: enterpriseId, divisionCode: enterprise.divisionCode };
    by.actingAs('enterprise.read', scope, 'enterprise');
    return connection(
      await em.findByCursor(Assessment, {
        where: { enterpriseId },
        orderBy: { completedAt: 'desc', id: 'desc' },
        first: page.first,
        after: page.after,
        includeCount: false,
      }),
    );
  }

  /**
   * The latest assessment of an enterprise that the caller was already shown.
   * @param request what the enterprises of one answer have in common: they are looked up in one query
   */
  current(request: object, enterpriseId: string): Promise<Assessment | null> {
    let loader = this.latest.get(request);
    if (!loader) this.latest.set(request, (loader = new DataLoader((ids) => this.latestOf(ids))));
    return loader.load(enterpriseId);
  }

  private async latestOf(enterpriseIds: readonly string[]): Promise<(Assessment | null)[]> {
    const em = this.em.fork();
    const rows = await em.execute<{ id: string }[]>(
      `select distinct on (enterprise_id) id from assessment
        where enterprise_id in (select jsonb_array_elements_text(cast(? as jsonb))::uuid)
        order by enterprise_id, completed_at desc, id desc`,
      [JSON.stringify(enterpriseIds)],
    );
    const found = await em.find(Assessment, { id: { $in: rows.map(({ id }) => id) } });
    const byEnterprise = new Map(found.map((assessment) => [assessment.enterpriseId, assessment]));
    return enterpriseIds.map((id) => byEnterprise.get(id) ?? null);
  }
}

async function editionOf(em: EntityManager, version?: string | null): Promise<QuestionnaireEdition> {
  const options = { orderBy: { version: 'desc' }, limit: 1 } as const;
  const [edition] = await em.find(QuestionnaireEdition, version ? { version } : {}, options);
  if (!edition) throw new DomainError('UNKNOWN_QUESTIONNAIRE', { version: version ?? '' });
  return edition;
}

/** The sheet without the classes that the GraphQL arguments came in. */
export function plainSheet({ answers, sceneLevels }: AnswerSheet): AnswerSheetData {
  return {
    answers: answers.map(({ questionId, optionKeys }) => ({ questionId, optionKeys: [...optionKeys] })),
    sceneLevels: sceneLevels.map(({ sceneId, level }) => ({ sceneId, level })),
  };
}

interface AnswerSheetData {
  answers: { questionId: string; optionKeys: string[] }[];
  sceneLevels: { sceneId: string; level: number }[];
}
