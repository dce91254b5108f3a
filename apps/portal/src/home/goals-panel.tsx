import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../graphql/problem.js';
import { formatCount, formatInstant, formatShare } from '../i18n/format.js';
import { useLanguage } from '../i18n/use-language.js';
import { Refusal } from '../ui/refusal.js';
import { barOf, type Goal, shareReached } from './goal.rules.js';
import type { GoalPair } from './home-page.js';

export interface GoalsPanelProps {
  /** The latest attempt to read the figures. */
  readonly attempt: GoalsAttempt;
  /** Undefined while there are no figures, for whatever reason. */
  readonly pair: GoalPair | undefined;
}

export interface GoalsAttempt {
  readonly data: unknown;
  readonly error: unknown;
  readonly isFetching: boolean;
  readonly refetch: () => unknown;
}

/** The live figures. The second goal is drawn inside the first, because it is a part of it. */
export function GoalsPanel({ attempt, pair }: GoalsPanelProps): ReactNode {
  const { t } = useTranslation();
  const waiting = attempt.data === undefined && !attempt.error;
  return (
    <section className="goals" aria-labelledby="goals-heading" aria-busy={waiting}>
      <h2 id="goals-heading">{t('goals.heading')}</h2>
      <PanelBody attempt={attempt} pair={pair} />
    </section>
  );
}

function PanelBody({ attempt: { data, error, isFetching, refetch }, pair }: GoalsPanelProps): ReactNode {
  const { t } = useTranslation();
  const again = (
    <button type="button" className="button" aria-busy={isFetching} onClick={() => refetch()}>
      {t('problem.retry')}
    </button>
  );
  if (pair) {
    return (
      <>
        {Boolean(error) && (
          <Refusal mild title={t('goals.stale')} problem={asProblem(error)}>
            {again}
          </Refusal>
        )}
        <NestedGoals pair={pair} />
      </>
    );
  }
  if (error) {
    return (
      <Refusal title={t('goals.failed')} problem={asProblem(error)}>
        {again}
      </Refusal>
    );
  }
  if (data === undefined) return <p className="goals-waiting">{t('frame.loading')}</p>;
  return (
    <div className="goals-empty">
      <p>
        <strong>{t('goals.empty')}</strong>
      </p>
      <p>{t('goals.emptyHint')}</p>
      {again}
    </div>
  );
}

function NestedGoals({ pair: { onCloud, upgraded } }: { pair: GoalPair }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <>
      <GoalFigure
        goal={onCloud}
        name={t('goals.ON_CLOUD.name')}
        definition={t('goals.ON_CLOUD.definition')}
      />
      <div className="nested">
        <span className="nested-tag">{t('goals.nestedTag')}</span>
        <GoalFigure
          goal={upgraded}
          name={t('goals.UPGRADED.name')}
          definition={t('goals.UPGRADED.definition')}
        />
      </div>
      <p className="fine">{t('goals.nested')}</p>
      <p className="fine goal-facts">
        <time dateTime={onCloud.asOf}>
          {t('goals.asOf', { time: formatInstant(onCloud.asOf, language) })}
        </time>
        <span>{t('goals.rule', { version: onCloud.ruleVersion })}</span>
      </p>
    </>
  );
}

interface GoalFigureProps {
  readonly goal: Goal;
  readonly name: string;
  readonly definition: string;
}

function GoalFigure({ goal, name, definition }: GoalFigureProps): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className="goal">
      <div className="goal-head">
        <h3>{name}</h3>
        <ShareReached goal={goal} />
      </div>
      <p className="goal-line">
        <span className="figure">
          {formatCount(goal.counted, language)}
          <small> {t('goals.unit')}</small>
        </span>
        <span className="goal-target">
          {t('goals.target', { target: formatCount(goal.target, language) })}
        </span>
      </p>
      <Bars goal={goal} />
      <p className="fine">{t('goals.declared', { declared: formatCount(goal.declared, language) })}</p>
      <p className="fine">{definition}</p>
    </div>
  );
}

function ShareReached({ goal }: { goal: Goal }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const share = shareReached(goal);
  if (share === undefined) return null;
  if (share === 0 && goal.counted > 0) return <p className="share">{t('goals.barely')}</p>;
  return (
    <p className={share >= 1 ? 'share reached' : 'share'}>
      {t('goals.share', { share: formatShare(share, language) })}
      {share >= 1 && ` · ${t('goals.reached')}`}
    </p>
  );
}

/** The same figures as lengths, for the eye alone: the words and the table say them to everybody. */
function Bars({ goal }: { goal: Goal }): ReactNode {
  const { segments, declaredLength, targetAt } = barOf(goal);
  return (
    <div className="bars" aria-hidden="true">
      <div className="goal-bar">
        {segments.map(
          ({ grade, length }) =>
            length > 0 && <span key={grade} className={`segment ${grade}`} style={{ width: `${length}%` }} />,
        )}
        {targetAt < 100 && <span className="target-mark" style={{ left: `${targetAt}%` }} />}
      </div>
      <div className="goal-bar thin">
        {declaredLength > 0 && <span className="segment D" style={{ width: `${declaredLength}%` }} />}
      </div>
    </div>
  );
}
