import { type ReactNode, useId } from 'react';
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

/** Percent of the bar below which nothing would be seen. */
const LEAST_SEEN = 0.8;

function seen(length: number): number {
  return length > 0 ? Math.max(length, LEAST_SEEN) : 0;
}

/**
 * The same figures as lengths, for the eye alone: the words and the table say them to everybody. Drawn, because a page that
 * is sent may hold no styles of its own.
 */
function Bars({ goal }: { goal: Goal }): ReactNode {
  const hatched = useId();
  const { segments, declaredLength, targetAt } = barOf(goal);
  return (
    <div className="bars" aria-hidden="true">
      <svg className="goal-bar">
        {segments.map(({ grade, length }, at) => {
          const from = segments.slice(0, at).reduce((sum, before) => sum + seen(before.length), 0);
          return (
            length > 0 && (
              <g key={grade}>
                <rect className={grade} x={`${from}%`} width={`${seen(length)}%`} height="100%" />
                {from > 0 && <rect className="gap" x={`${from}%`} width="2" height="100%" />}
              </g>
            )
          );
        })}
        {targetAt < 100 && <rect className="target-mark" x={`${targetAt}%`} width="4" height="100%" />}
      </svg>
      <svg className="goal-bar thin">
        <pattern
          id={hatched}
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect className="gap" width="5" height="5" />
          <rect className="D" width="3" height="5" />
        </pattern>
        {declaredLength > 0 && (
          <rect fill={`url(#${hatched})`} width={`${seen(declaredLength)}%`} height="100%" />
        )}
      </svg>
    </div>
  );
}
