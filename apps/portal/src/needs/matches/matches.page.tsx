import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CompareMatchesDocument } from '../../gql/graphql.js';
import { asProblem } from '../../graphql/problem.js';
import { query } from '../../graphql/query.js';
import { useDeadlineWords } from '../../ui/value/due.js';
import { Page } from '../../ui/page.js';
import { Refusal } from '../../ui/refusal.js';
import { Answers } from './answers.js';
import { Comparison } from './comparison.js';
import { LeftOutList } from './left-out-list.js';
import { MatchList } from './match-list.js';
import { COMPARED_LEAST, comparedIds, toggled } from './matches.rules.js';
import { FIRST, matchesQuery, matchesRoute, MOST } from './matches.route.js';
import '../needs.css';
import './matches.css';

/** Who can do it, in the order of the score; why; and who narrowly cannot. */
export function MatchesPage(): ReactNode {
  const { t } = useTranslation();
  const deadline = useDeadlineWords();
  const { id } = matchesRoute.useParams();
  const { first = FIRST, compare } = matchesRoute.useSearch();
  const navigate = matchesRoute.useNavigate();
  const { need, matches, needAnswers } = useSuspenseQuery(matchesQuery(id, first)).data;
  const ids = comparedIds(compare, matches.ranked);
  const comparison = useQuery({
    ...query(CompareMatchesDocument, { needId: id, solutionIds: ids }),
    enabled: ids.length >= COMPARED_LEAST,
  });
  const choose = (solutionId: string) =>
    void navigate({
      search: (before) => ({ ...before, compare: toggled(ids, solutionId) }),
      replace: true,
      resetScroll: false,
    });
  const state = need.state === 'OPEN' ? 'OPEN' : 'OTHER';
  return (
    <Page
      wide
      title={t(`needs.matches.title_${state}`, {
        count: matches.rankedProviders,
        deadline: deadline(need.bidDeadline),
      })}
      above={
        <Link to="/needs/$id" params={{ id }}>
          {need.title}
        </Link>
      }
      move={{
        whose: t(need.state === 'OPEN' ? 'needs.need.whose.PROVIDER' : 'needs.need.whose.NOBODY'),
        by: need.state === 'OPEN' ? need.bidDeadline : null,
        otherwise: t('needs.matches.otherwise'),
      }}
    >
      <section className="section-block" aria-labelledby="ranked-title">
        <div className="title-row">
          <h2 id="ranked-title">{t('needs.matches.ranked')}</h2>
          <p className="hint">
            {t('needs.matches.considered', { count: matches.considered, version: matches.rankingVersion })}
          </p>
        </div>
        <MatchList matches={matches.ranked} compared={ids} onChoose={choose} />
        {matches.ranked.length < matches.rankedProviders && first < MOST && (
          <p>
            <Link
              from={matchesRoute.fullPath}
              search={(before) => ({ ...before, first: Math.min(first + FIRST, MOST) })}
              resetScroll={false}
            >
              {t('needs.matches.more')}
            </Link>
          </p>
        )}
      </section>
      {comparison.error && <Refusal problem={asProblem(comparison.error)} />}
      {comparison.data && <Comparison compared={comparison.data.compareMatches} />}
      <LeftOutList
        leftOut={matches.leftOut}
        ranked={matches.ranked}
        rankedProviders={matches.rankedProviders}
        all={matches.leftOutProviders}
      />
      <Answers answers={needAnswers} />
    </Page>
  );
}
