import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert, RetryButton } from '../graphql/problem-alert.js';
import type { Query } from '../graphql/use-query.js';
import { formatCount, formatInstant, formatShare } from '../i18n/format.js';
import { currentLanguage } from '../i18n/language.js';
import { barOf, type Goal, shareReached } from './goal.rules.js';
import type { GoalPair } from './home-page.js';

export interface GoalsPanelProps {
  readonly query: Query<unknown>;
  /** Undefined while there are no figures, for whatever reason. */
  readonly pair: GoalPair | undefined;
}

/** The live figures. The second goal is drawn inside the first, because it is a part of it. */
export function GoalsPanel({ query, pair }: GoalsPanelProps): ReactNode {
  const { t } = useTranslation();
  return (
    <section className="goals" aria-labelledby="goals-heading" aria-busy={query.loading}>
      <h2 id="goals-heading">{t('goals.heading')}</h2>
      <PanelBody query={query} pair={pair} />
    </section>
  );
}

function PanelBody({ query, pair }: GoalsPanelProps): ReactNode {
  const { t } = useTranslation();
  const { data, problem, loading, retry } = query;
  const retryButton = <RetryButton loading={loading} onRetry={retry} />;
  if (pair) {
    return (
      <>
        {problem && (
          <ProblemAlert severity="warning" title={t('goals.stale')} problem={problem} action={retryButton} />
        )}
        <NestedGoals pair={pair} />
      </>
    );
  }
  if (problem) return <ProblemAlert title={t('goals.failed')} problem={problem} action={retryButton} />;
  if (data === undefined) return <Waiting />;
  return (
    <div className="goals-empty">
      <p>
        <strong>{t('goals.empty')}</strong>
      </p>
      <p>{t('goals.emptyHint')}</p>
      {retryButton}
    </div>
  );
}

/** Roughly the shape of what comes, so that nothing jumps. */
function Waiting(): ReactNode {
  const { t } = useTranslation();
  return (
    <div className="goals-waiting">
      <p className="unseen">{t('layout.loading')}</p>
      <Skeleton
        active
        title={{ width: '34%' }}
        paragraph={{ rows: 5, width: ['52%', '100%', '60%', '90%', '70%'] }}
      />
      <Skeleton
        active
        title={{ width: '30%' }}
        paragraph={{ rows: 5, width: ['44%', '100%', '55%', '90%', '60%'] }}
      />
    </div>
  );
}

function NestedGoals({ pair: { onCloud, upgraded } }: { pair: GoalPair }): ReactNode {
  const { t } = useTranslation();
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
      <p className="fine facts">
        <time dateTime={onCloud.asOf}>
          {t('goals.asOf', { time: formatInstant(onCloud.asOf, currentLanguage()) })}
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
  const language = currentLanguage();
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
  const share = shareReached(goal);
  if (share === undefined) return null;
  if (share === 0 && goal.counted > 0) return <p className="share">{t('goals.barely')}</p>;
  return (
    <p className={share >= 1 ? 'share reached' : 'share'}>
      {t('goals.share', { share: formatShare(share, currentLanguage()) })}
      {share >= 1 && ` · ${t('goals.reached')}`}
    </p>
  );
}

/** The same figures as lengths, for the eye alone: the words and the table say them to everybody. */
function Bars({ goal }: { goal: Goal }): ReactNode {
  const { segments, declaredLength, targetAt } = barOf(goal);
  return (
    <div className="bars" aria-hidden="true">
      <div className="bar">
        {segments.map(
          ({ grade, length }) =>
            length > 0 && <span key={grade} className={`segment ${grade}`} style={{ width: `${length}%` }} />,
        )}
        {targetAt < 100 && <span className="target-mark" style={{ left: `${targetAt}%` }} />}
      </div>
      <div className="bar thin">
        {declaredLength > 0 && <span className="segment D" style={{ width: `${declaredLength}%` }} />}
      </div>
    </div>
  );
}
