import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type NeedEvaluationQuery, RelieveEvaluatorDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { type Acting, holds } from '../session/acting.js';
import { List } from '../ui/list.js';
import { Moment } from '../ui/value/moment.js';
import { ReasonedAct } from '../ui/form/reasoned-act.js';
import { Status, type Tone } from '../ui/value/status.js';
import { AppointForm } from './appoint-form.js';
import { type EvaluatorState, evaluatorState, type SeenEvaluator } from './evaluation.rules.js';

export interface EvaluatorsProps {
  readonly needId: string;
  readonly data: NeedEvaluationQuery;
  readonly acting: Acting | null;
}

const TONES: Readonly<Record<EvaluatorState, Tone>> = {
  OUT: 'wrong',
  SCORED: 'done',
  DECLARED: 'waiting',
  ASKED: 'waiting',
};

/** Who judges, how far each is, and who else could be asked while the individual scores are open. */
export function Evaluators({
  needId,
  data: { evaluators, evaluationPlan },
  acting,
}: EvaluatorsProps): ReactNode {
  const { t } = useTranslation();
  const closed = evaluationPlan.individualClosedAt !== null;
  const may = holds(acting, 'evaluation.appoint');
  return (
    <section className="section-block">
      <h2>{t('evaluation.people.title', { count: evaluators.length })}</h2>
      <p className="hint">{t('evaluation.people.lead')}</p>
      <List
        caption={t('evaluation.people.title', { count: evaluators.length })}
        rows={evaluators}
        rowKey={({ personId }) => personId}
        empty={t(may ? 'evaluation.people.none' : 'evaluation.people.noneYet')}
        columns={[
          {
            key: 'who',
            title: t('evaluation.people.who'),
            cell: ({ person, personId, chair }) => (
              <>
                {person?.displayName ?? personId} {chair && <strong>{t('evaluation.people.chair')}</strong>}
              </>
            ),
          },
          { key: 'state', title: t('evaluation.people.state'), cell: (row) => <State evaluator={row} /> },
          {
            key: 'act',
            title: t('evaluation.people.act'),
            cell: (row) =>
              may && !closed && ['ASKED', 'DECLARED'].includes(evaluatorState(row)) ? (
                <Relieve needId={needId} evaluator={row} />
              ) : (
                '–'
              ),
          },
        ]}
      />
      {may && !closed && <AppointForm needId={needId} chaired={evaluators.some(isInTheChair)} />}
      {!may && <p>{t('evaluation.people.notYou')}</p>}
    </section>
  );
}

function isInTheChair({ chair, outBecause }: SeenEvaluator): boolean {
  return chair && outBecause === null;
}

function State({ evaluator }: { evaluator: SeenEvaluator }): ReactNode {
  const { t } = useTranslation();
  const state = evaluatorState(evaluator);
  const { outBecause, submittedAt } = evaluator;
  return (
    <>
      <Status tone={TONES[state]}>{t(`evaluation.people.states.${state}`)}</Status>{' '}
      {submittedAt && <Moment at={submittedAt} />}
      {outBecause && (outBecause === 'MEMBERSHIP' ? t('evaluation.people.member') : outBecause)}
    </>
  );
}

function Relieve({ needId, evaluator }: { needId: string; evaluator: SeenEvaluator }): ReactNode {
  const { t } = useTranslation();
  const { send, problem, sending } = useSend(RelieveEvaluatorDocument);
  const name = evaluator.person?.displayName ?? evaluator.personId;
  return (
    <ReasonedAct
      label={t('evaluation.people.relieve', { name })}
      effects={[t('evaluation.people.relieveEffect')]}
      words={t('evaluation.reason')}
      most={500}
      problem={problem}
      sending={sending}
      onAct={(reason) => send({ needId, personId: evaluator.personId, reason })}
    />
  );
}
