import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../graphql/problem.js';
import { Facts } from '../ui/value/facts.js';
import { Moment } from '../ui/value/moment.js';
import { Page } from '../ui/page.js';
import { Refusal } from '../ui/refusal.js';
import { Stepper } from '../ui/stepper.js';
import { CloseScores } from './close-scores.js';
import { ConsensusForm } from './consensus-form.js';
import { DeclareForm } from './declare-form.js';
import { judgeRoute, ownEvaluation, panelOf, sheetOf } from './evaluation.route.js';
import { isOwnMove, type JudgeStep, judgeStep } from './evaluation.rules.js';
import { PanelTable } from './panel-table.js';
import { PlanSaid } from './plan-said.js';
import { ScoreForm } from './score-form.js';
import { SheetBids } from './sheet-bids.js';
import './evaluation.css';

const WAY = ['DECLARE', 'SCORE', 'CONSENSUS', 'SETTLED'] as const;
const PLACE: Readonly<Record<JudgeStep, number>> = {
  NOT_OPEN: 0,
  OUT: 0,
  DECLARE: 0,
  SCORE: 1,
  WAIT: 2,
  MISSED: 2,
  CONSENSUS: 2,
  SETTLED: 4,
};

/** One evaluation as the person lives it who was asked: declare, score alone, agree together. */
export function JudgePage(): ReactNode {
  const { t } = useTranslation();
  const { needId } = judgeRoute.useParams();
  const own = useSuspenseQuery(ownEvaluation(needId)).data.myEvaluations[0]!;
  const step = judgeStep(own);
  const yours = isOwnMove(step, own);
  return (
    <Page
      above={<Link to="/evaluations">{t('evaluation.mine.caption')}</Link>}
      title={t('evaluation.judge.title', { title: own.title, step: t(`evaluation.steps.${step}`) })}
      move={{
        whose: yours ? t('evaluation.judge.yours') : t(`evaluation.judge.whose.${step}`),
        yours,
        ...(step === 'NOT_OPEN' ? { by: own.bidDeadline } : {}),
        otherwise: t(`evaluation.judge.otherwise.${step}`),
      }}
    >
      {step !== 'OUT' && (
        <Stepper
          label={t('evaluation.judge.way')}
          steps={WAY.map((each) => t(`evaluation.way.${each}`))}
          current={PLACE[step]}
        />
      )}
      <Facts
        facts={[
          { name: t('evaluation.mine.for'), value: own.enterpriseName },
          { name: t('evaluation.mine.opens'), value: <Moment at={own.bidDeadline} /> },
          {
            name: t('evaluation.judge.as'),
            value: t(own.chair ? 'evaluation.judge.asChair' : 'evaluation.judge.asMember'),
          },
        ]}
      />
      <details>
        <summary>{t('evaluation.judge.need')}</summary>
        <p className="said">{own.description}</p>
      </details>
      {step === 'DECLARE' && <DeclareForm needId={needId} />}
      {own.declaredAt && step !== 'OUT' && step !== 'NOT_OPEN' && (
        <Judging needId={needId} step={step} chair={own.chair} />
      )}
    </Page>
  );
}

interface JudgingProps {
  readonly needId: string;
  readonly step: JudgeStep;
  readonly chair: boolean;
}

/** The sheet and, from the closing on, what everybody gave. */
function Judging({ needId, step, chair }: JudgingProps): ReactNode {
  const { t } = useTranslation();
  const sheet = useQuery(sheetOf(needId));
  const together = step === 'CONSENSUS' || step === 'SETTLED';
  const panel = useQuery({ ...panelOf(needId), enabled: together });
  const error = sheet.error ?? panel.error;
  if (error) return <Refusal problem={asProblem(error)} />;
  const said = sheet.data?.evaluationSheet;
  if (!said) return <section aria-busy="true" />;
  const rows = panel.data?.evaluationPanel;
  return (
    <>
      {step === 'SCORE' && <ScoreForm needId={needId} sheet={said} />}
      {together && rows && (
        <section className="section-block">
          <h2>{t(step === 'SETTLED' ? 'evaluation.panel.settled' : 'evaluation.panel.open')}</h2>
          {step === 'CONSENSUS' && chair ? (
            <ConsensusForm needId={needId} rows={rows} plan={said.plan} />
          ) : (
            <PanelTable rows={rows} plan={said.plan} />
          )}
        </section>
      )}
      {chair && (step === 'SCORE' || step === 'WAIT') && <CloseScores needId={needId} />}
      {step !== 'SCORE' && <SheetBids bids={said.bids} />}
      <section className="section-block">
        <h2>{t('evaluation.plan.title')}</h2>
        <PlanSaid plan={said.plan} />
      </section>
    </>
  );
}
