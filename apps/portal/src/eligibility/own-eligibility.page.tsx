import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../i18n/format.js';
import { useLanguage } from '../i18n/use-language.js';
import { useNow } from '../ui/value/clock.js';
import { Facts } from '../ui/value/facts.js';
import { Money } from '../ui/value/money.js';
import { Page } from '../ui/page.js';
import { answered, factsOf, outcomeOf, roundToAsk, type Answers } from './eligibility.rules.js';
import { citiesQuery, roundsQuery } from './eligible.route.js';
import { enterpriseQuery, ownEligibilityRoute } from './own-eligibility.route.js';
import { Outcome, useEligibility } from './outcome.js';
import { Questions } from './questions.js';
import { RoundChoice } from './round-choice.js';
import './eligibility.css';

/** What the rules of a round say of the own enterprise, by its file; what only a contract tells can be tried. */
export function OwnEligibilityPage(): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const { acting } = ownEligibilityRoute.useRouteContext();
  const answers = ownEligibilityRoute.useSearch();
  const navigate = ownEligibilityRoute.useNavigate();
  const { enterprise } = useSuspenseQuery(enterpriseQuery(acting?.organisationId ?? '')).data;
  const cities = useSuspenseQuery(citiesQuery).data.divisions;
  const rounds = useSuspenseQuery(roundsQuery).data.rounds.edges.map(({ node }) => node);
  const round = roundToAsk(rounds, useNow() ?? 0, answers.round);
  const known = { ...answers, ...factsOf(enterprise) };
  const results = useEligibility(known, round?.id).data?.checkEligibility.results;
  const answer = (given: Partial<Answers>) =>
    void navigate({ search: (before) => ({ ...before, ...given }), replace: true, resetScroll: false });
  if (!round) return <Page title={t('eligibility.noRound')}>{null}</Page>;
  const outcome = results && outcomeOf(results);
  const day = formatDay(enterprise.certifiedAt ?? enterprise.registeredAt, language);
  return (
    <Page
      wide
      title={
        outcome ? t(`eligibility.own.title_${outcome.kind}`, { count: outcome.count }) : t('frame.loading')
      }
      above={<Link to="/enterprise">{t('frame.places.enterprise')}</Link>}
      lead={t('eligibility.own.lead', { name: enterprise.name, round: round.name })}
      move={{
        whose: t('eligibility.own.whose'),
        yours: true,
        by: round.claimTo,
        otherwise: t('eligibility.own.otherwise'),
      }}
    >
      <RoundChoice rounds={rounds} round={round} onChoose={(id) => answer({ round: id })} />
      <div className="eligibility">
        <div className="own-facts">
          <h2>{t('eligibility.own.facts')}</h2>
          <Facts
            facts={[
              {
                name: t('eligibility.own.division'),
                value: cities.find(({ code }) => code === known.city)?.name,
              },
              { name: t('eligibility.own.industry'), value: enterprise.industryCode },
              { name: t('eligibility.own.since'), value: formatDay(enterprise.establishedOn, language) },
              { name: t('eligibility.own.revenue'), value: <Money fen={enterprise.priorYearRevenueFen} /> },
            ]}
          />
          <Questions answers={answers} cities={cities} onAnswer={answer} asked={['contract', 'before']} />
        </div>
        <Outcome
          results={results}
          error={undefined}
          answered={answered(known).length}
          cities={cities}
          factNote={t(enterprise.certifiedAt ? 'eligibility.own.certified' : 'eligibility.own.registered', {
            day,
          })}
        >
          <p>
            <Link to="/needs" className="button primary">
              {t('eligibility.own.need')}
            </Link>
          </p>
        </Outcome>
      </div>
    </Page>
  );
}
