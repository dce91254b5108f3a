import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { shareReached } from '../home/goal.rules.js';
import { formatCount, formatInstant, formatShare } from '../i18n/format.js';
import { useLanguage } from '../i18n/use-language.js';
import { holds } from '../session/acting.js';
import { useActing } from '../session/use-acting.js';
import { Facts } from '../ui/value/facts.js';
import { Page } from '../ui/page.js';
import { paceOf } from './adoption.rules.js';
import { deskOf, goalsRoute } from './adoption.route.js';
import { CountedList } from './counted-list.js';
import { Places } from './places.js';
import { TileMap } from './tile-map.js';
import { Trend } from './trend.js';
import './adoption.css';

/** One goal: how far, how fast, where; and for officials who is counted, down to the enterprise. */
export function GoalsPage(): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const acting = useActing();
  const search = goalsRoute.useSearch();
  const { goals, cities, districts, goalTrend } = useSuspenseQuery(deskOf(search)).data;
  const chosen = search.goal ?? 'UPGRADED';
  const goal = goals.find(({ code }) => code === chosen)!;
  const { lastYear, monthsToGo } = paceOf(goalTrend, goal.target);
  const city = cities.find(({ divisionCode }) => divisionCode === search.city);
  return (
    <Page
      wide
      title={t('adoption.desk.title', {
        goal: t(`goals.${chosen}.name`),
        counted: formatCount(goal.counted, language),
        share: formatShare(shareReached(goal) ?? 0, language),
      })}
      lead={t(`goals.${chosen}.definition`)}
      tools={<Link to="/wall">{t('adoption.wall.link')}</Link>}
    >
      <nav className="actions" aria-label={t('adoption.desk.caption')}>
        {goals.map(({ code }) => (
          <Link
            key={code}
            to="/goals"
            search={{ ...search, goal: code, after: undefined }}
            className="button"
            aria-current={code === chosen ? 'page' : undefined}
          >
            {t(`goals.${code}.name`)}
          </Link>
        ))}
      </nav>
      <Facts
        facts={[
          { name: t('adoption.desk.target'), value: formatCount(goal.target, language) },
          ...goal.byGrade.map(({ grade, count }) => ({
            name: `${grade} · ${t(`evidence.${grade}`)}`,
            value: formatCount(count, language),
          })),
          { name: t('adoption.desk.lastYear'), value: formatCount(lastYear, language) },
          {
            name: t('adoption.desk.atThisPace'),
            value:
              monthsToGo === null
                ? t('adoption.desk.never')
                : monthsToGo === 0
                  ? t('goals.reached')
                  : t('adoption.desk.months', { count: monthsToGo }),
          },
          { name: t('adoption.desk.asOf'), value: formatInstant(goal.asOf, language) },
          { name: t('adoption.rule'), value: goal.ruleVersion },
        ]}
      />
      <Trend months={goalTrend} />
      <div className="by-place">
        <TileMap cities={cities} chosen={search.city} search={search} />
        <Places
          caption={city ? t('adoption.places.districts', { city: city.name }) : t('adoption.places.cities')}
          places={city ? districts : cities}
          search={search}
        />
      </div>
      {acting && holds(acting, 'adoption.list') && <CountedList search={search} place={city?.name} />}
    </Page>
  );
}
