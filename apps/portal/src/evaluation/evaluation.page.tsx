import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { NeedEvaluationQuery } from '../gql/graphql.js';
import { asProblem } from '../graphql/problem.js';
import { useWord } from '../i18n/words.js';
import { holds } from '../session/acting.js';
import { type Move, Page } from '../ui/page.js';
import { Refusal } from '../ui/refusal.js';
import { Clarifications } from './clarifications.js';
import { evaluationOf, evaluationRoute, panelOf } from './evaluation.route.js';
import { Evaluators } from './evaluators.js';
import { PanelTable } from './panel-table.js';
import { PlanForm } from './plan-form.js';
import { PlanSaid } from './plan-said.js';
import './evaluation.css';

/** How the bids of a need are judged, for its enterprise: plan, people, how far they are, what bidders were asked. */
export function EvaluationPage(): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const { id } = evaluationRoute.useParams();
  const { acting } = evaluationRoute.useRouteContext();
  const { data } = useSuspenseQuery(evaluationOf(id));
  const { need, needProcedure, evaluationPlan, myEvaluations } = data;
  const { stage } = needProcedure;
  const judges = evaluationPlan.criteria.some(({ kind }) => kind === 'JUDGED');
  return (
    <Page
      above={
        <Link to="/needs/$id" params={{ id }}>
          {need.title}
        </Link>
      }
      title={t('evaluation.title', { title: need.title, stage: word('ProcedureStage', stage) })}
      move={useMove(data)}
    >
      {myEvaluations.some(({ out }) => !out) && (
        <p>
          <Link to="/evaluations/$needId" params={{ needId: id }} className="button primary">
            {t('evaluation.goJudge')}
          </Link>
        </p>
      )}
      <section className="section-block">
        <h2>{t(evaluationPlan.setAt ? 'evaluation.plan.title' : 'evaluation.plan.unset')}</h2>
        {evaluationPlan.leastBids !== null && (
          <p className="hint">{t('evaluation.plan.leastBids', { count: evaluationPlan.leastBids })}</p>
        )}
        <PlanSaid plan={evaluationPlan} />
        {!evaluationPlan.setAt && stage === 'OPEN_FOR_BIDS' && holds(acting, 'evaluation.set') && (
          <PlanForm needId={id} />
        )}
      </section>
      {(judges || data.evaluators.length > 0) && <Evaluators needId={id} data={data} acting={acting} />}
      {evaluationPlan.individualClosedAt && <Panel needId={id} plan={evaluationPlan} />}
      <Clarifications needId={id} data={data} acting={acting} />
      {['AWARD_DUE', 'STANDSTILL', 'COMPLAINT', 'SIGNATURE', 'CONTRACTED'].includes(stage) && (
        <p>
          <Link to="/needs/$id/bids" params={{ id }} className="button">
            {t('evaluation.toBids')}
          </Link>
        </p>
      )}
    </Page>
  );
}

function useMove({ needProcedure: { stage, turn } }: NeedEvaluationQuery): Move | undefined {
  const { t } = useTranslation();
  const word = useWord();
  if (turn.mover === 'NOBODY') return undefined;
  const yours = turn.mover === 'ENTERPRISE';
  const what = word('ProcedureStage', stage);
  return {
    whose: yours
      ? t('evaluation.move.you', { stage: what })
      : t('evaluation.move.other', { who: word('Mover', turn.mover), stage: what }),
    yours,
    by: turn.until,
    ...(stage === 'OPEN_FOR_BIDS' ? { otherwise: t('evaluation.move.priceDecides') } : {}),
  };
}

function Panel({ needId, plan }: { needId: string; plan: NeedEvaluationQuery['evaluationPlan'] }): ReactNode {
  const { t } = useTranslation();
  const { data, error } = useQuery(panelOf(needId));
  if (error) return <Refusal problem={asProblem(error)} />;
  return (
    <section className="section-block" aria-busy={data === undefined}>
      <h2>{t(plan.settledAt ? 'evaluation.panel.settled' : 'evaluation.panel.open')}</h2>
      {data && <PanelTable rows={data.evaluationPanel} plan={plan} />}
    </section>
  );
}
