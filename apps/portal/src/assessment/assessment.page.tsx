import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { holds } from '../session/acting.js';
import { Moment } from '../ui/value/moment.js';
import { Page } from '../ui/page.js';
import { answersFrom, changeSince, points } from './assessment.rules.js';
import { assessmentRoute, begunQuery, reportQuery } from './assessment.route.js';
import { Dimensions, Obstacles, NextSteps } from './report.js';
import './assessment.css';

/** The report: the level, what keeps from the next one, and what to do first. */
export function AssessmentPage(): ReactNode {
  const { t } = useTranslation();
  const { acting } = assessmentRoute.useRouteContext();
  const id = acting?.organisationId ?? '';
  const mayAnswer = holds(acting, 'assessment.submit');
  const { data } = useSuspenseQuery(reportQuery(id));
  const begun = useQuery({ ...begunQuery(id), enabled: mayAnswer }).data?.assessmentDraft ?? null;
  const reports = data.assessments.edges.map(({ node }) => node);
  const [report] = reports;
  const level = (number: number) =>
    data.maturityQuestionnaire.levels.find((one) => one.level === number)?.name ?? String(number);
  const title = report
    ? t('assessment.report.title', { level: level(report.level), points: points(report.scoreHundredths) })
    : t('assessment.report.none');
  const change = changeSince(reports);
  return (
    <Page
      title={title}
      move={{
        whose: t(mayAnswer ? 'assessment.whose.you' : 'assessment.whose.colleague'),
        yours: mayAnswer && (!report || begun !== null),
        otherwise: t(report ? 'assessment.otherwise.done' : 'assessment.otherwise.none'),
      }}
    >
      {mayAnswer && (
        <p className="form-end">
          <Link to="/assessment/fill" className="button primary">
            {begun
              ? t('assessment.report.resume', { count: Object.keys(answersFrom(begun)).length })
              : t(report ? 'assessment.report.again' : 'assessment.report.begin')}
          </Link>
          {begun && (
            <span className="hint">
              {t('assessment.report.saved')} <Moment at={begun.changedAt} />
            </span>
          )}
        </p>
      )}
      {report && (
        <>
          <p className="hint">
            {t('assessment.report.on')} <Moment at={report.completedAt} />
            {change !== null &&
              ` · ${t(change < 0 ? 'assessment.report.less' : 'assessment.report.more', { points: points(Math.abs(change)) })}`}
          </p>
          <Dimensions report={report} />
          <Obstacles report={report} scenes={data.maturityQuestionnaire.scenes} level={level} />
          <NextSteps report={report} />
          <p className="hint">{t('assessment.report.confidence')}</p>
        </>
      )}
    </Page>
  );
}
