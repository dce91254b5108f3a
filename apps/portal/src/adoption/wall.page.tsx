import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { shareReached } from '../home/goal.rules.js';
import { formatCount, formatInstant, formatShare } from '../i18n/format.js';
import { useLanguage } from '../i18n/use-language.js';
import { usePageTitle } from '../ui/page.js';
import { deskOf } from './adoption.route.js';
import { TileMap } from './tile-map.js';
import { Trend } from './trend.js';
import './adoption.css';

const MINUTE_MS = 60_000;

/** One screen for the wall: the two goals, where, and how they grew. No scrolling, no names. */
export function WallPage(): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const { goals, cities, goalTrend } = useSuspenseQuery({
    ...deskOf({}),
    refetchInterval: MINUTE_MS,
  }).data;
  usePageTitle(t('adoption.wall.title'));
  return (
    <div className="wall">
      <header>
        <h1>{t('adoption.wall.title')}</h1>
        <p>
          {formatInstant(goals[0]!.asOf, language)} · <Link to="/goals">{t('adoption.wall.leave')}</Link>
        </p>
      </header>
      <div className="wall-goals">
        {goals.map(({ code, counted, target }) => (
          <section key={code}>
            <h2>{t(`goals.${code}.name`)}</h2>
            <p className="wall-figure">{formatCount(counted, language)}</p>
            <p>
              {t('goals.target', { target: formatCount(target, language) })} ·{' '}
              {formatShare(shareReached({ counted, target }) ?? 0, language)}
            </p>
            <progress max={target} value={counted} aria-label={t(`goals.${code}.name`)} />
          </section>
        ))}
      </div>
      <TileMap cities={cities} chosen={undefined} search={{}} />
      <Trend months={goalTrend} />
    </div>
  );
}
