import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SaveAssessmentDraftDocument, SubmitAssessmentDocument } from '../gql/graphql.js';
import { request } from '../graphql/client.js';
import { useSend } from '../graphql/send.js';
import { Act } from '../ui/form/act.js';
import { DraftStateLine } from '../ui/form/draft-state.js';
import { Page } from '../ui/page.js';
import { Refusal } from '../ui/refusal.js';
import { useDraft, type Draft } from '../ui/form/use-draft.js';
import {
  answersFrom,
  progressOf,
  questionsOf,
  sheetFrom,
  type Answers,
  type Sheet,
} from './assessment.rules.js';
import { begunQuery } from './assessment.route.js';
import { fillRoute, sheetQuery } from './fill.route.js';
import { QuestionField, SceneField } from './sheet-fields.js';
import './assessment.css';

/** The questionnaire: saved with each answer, to be left and taken up again, by several colleagues. */
export function FillPage(): ReactNode {
  const { t } = useTranslation();
  const { acting } = fillRoute.useRouteContext();
  const navigate = fillRoute.useNavigate();
  const id = acting?.organisationId ?? '';
  const sheet = useSuspenseQuery(sheetQuery).data.maturityQuestionnaire;
  const draft = useSheet(id, sheet);
  const { send, problem, sending } = useSend(SubmitAssessmentDocument);
  const progress = progressOf(sheet, draft.content);
  const handIn = async () => {
    if (!(await draft.flush())) return;
    const given = { enterpriseId: id, questionnaireVersion: sheet.version, ...sheetFrom(draft.content) };
    if (await send(given)) await navigate({ to: '/assessment' });
  };
  const left = progress.all - progress.done;
  return (
    <Page
      title={t(left === 0 ? 'assessment.fill.titleDone' : 'assessment.fill.title', { ...progress })}
      above={<Link to="/assessment">{t('frame.places.assessment')}</Link>}
      lead={sheet.title}
      move={{ whose: t('assessment.whose.you'), yours: true, otherwise: t('assessment.otherwise.fill') }}
    >
      <Progress sheet={sheet} answers={draft.content} />
      <DraftStateLine
        draft={draft}
        nameOf={(field) => nameIn(sheet, field)}
        wordsOf={(field, value) => answerIn(sheet, field, value as Answers[string] | undefined)}
      />
      <Questionnaire sheet={sheet} draft={draft} />
      {problem && <Refusal problem={problem} />}
      <div className="form-end">
        <Act
          look="primary"
          busy={sending}
          whyNot={left > 0 ? t('assessment.fill.left', { count: left }) : null}
          onAct={() => void handIn()}
        >
          {t('assessment.fill.submit')}
        </Act>
        {progress.next && <a href={`#field-${progress.next}`}>{t('assessment.fill.next')}</a>}
      </div>
    </Page>
  );
}

function useSheet(enterpriseId: string, { version }: Sheet): Draft<Answers> {
  const queries = useQueryClient();
  const begun = useSuspenseQuery(begunQuery(enterpriseId)).data.assessmentDraft;
  const [saved] = useState({ content: answersFrom(begun), revision: begun?.revision ?? null });
  return useDraft<Answers>({
    saved,
    save: async (content, revision) => {
      const given = { enterpriseId, questionnaireVersion: version, revision, ...sheetFrom(content) };
      const answer = await request(SaveAssessmentDraftDocument, {
        ...given,
        idempotencyKey: crypto.randomUUID(),
      });
      return { content, revision: answer.saveAssessmentDraft.revision };
    },
    load: async () => {
      const { assessmentDraft } = await queries.fetchQuery({ ...begunQuery(enterpriseId), staleTime: 0 });
      return { content: answersFrom(assessmentDraft), revision: assessmentDraft?.revision ?? null };
    },
  });
}

function Questionnaire({
  sheet,
  draft: { content, change },
}: {
  sheet: Sheet;
  draft: Draft<Answers>;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      {sheet.dimensions.map((dimension) => (
        <section key={dimension.id} className="block" aria-labelledby={`dimension-${dimension.id}`}>
          <h2 id={`dimension-${dimension.id}`}>{dimension.title}</h2>
          {dimension.subDimensions.map((part) => (
            <div key={part.id} className="sheet-part">
              <h3>{part.title}</h3>
              {part.questions.map((question) => (
                <QuestionField
                  key={question.id}
                  question={question}
                  value={keysOf(content[question.id])}
                  onChange={(keys) => change({ [question.id]: keys })}
                />
              ))}
            </div>
          ))}
        </section>
      ))}
      <section className="block" aria-labelledby="scenes-title">
        <h2 id="scenes-title">{t('assessment.fill.scenes')}</h2>
        <p className="hint">{t('assessment.fill.scenesHint')}</p>
        {sheet.scenes.map((scene) => (
          <SceneField
            key={scene.id}
            scene={scene}
            value={levelOf(content[scene.id])}
            onChange={(level) => change({ [scene.id]: level })}
          />
        ))}
      </section>
    </>
  );
}

function Progress({ sheet, answers }: { sheet: Sheet; answers: Answers }): ReactNode {
  const { t } = useTranslation();
  const { done, all } = progressOf(sheet, answers);
  return (
    <p className="progress">
      <progress value={done} max={all} aria-label={t('assessment.fill.progress')} />
      <span className="figures">{t('assessment.fill.done', { done, all })}</span>
    </p>
  );
}

function keysOf(value: Answers[string] | undefined): readonly string[] {
  return typeof value === 'object' ? value : [];
}

function levelOf(value: Answers[string] | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function nameIn(sheet: Sheet, field: string): string {
  return (
    questionsOf(sheet).find(({ id }) => id === field)?.title ??
    sheet.scenes.find(({ id }) => id === field)?.name ??
    field
  );
}

function answerIn(sheet: Sheet, field: string, value: Answers[string] | undefined): string {
  if (typeof value === 'number') {
    const scene = sheet.scenes.find(({ id }) => id === field);
    return scene?.levels.find(({ level }) => level === value)?.criterion ?? '0';
  }
  const question = questionsOf(sheet).find(({ id }) => id === field);
  return (value ?? [])
    .map((key) => question?.options.find((option) => option.key === key)?.label ?? key)
    .join('; ');
}
