import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../ui/value/clock.js';
import { Page } from '../ui/page.js';
import { answered, roundToAsk, type Answers } from './eligibility.rules.js';
import { citiesQuery, eligibleRoute, roundsQuery } from './eligible.route.js';
import { Questions } from './questions.js';
import { Outcome, useEligibility } from './outcome.js';
import { RoundChoice } from './round-choice.js';
import '../ui/ui.css';
import './eligibility.css';

/** "Am I eligible?": every answer is held at once against the rules of a published round. */
export function EligiblePage(): ReactNode {
  const { t } = useTranslation();
  const answers = eligibleRoute.useSearch();
  const navigate = eligibleRoute.useNavigate();
  const rounds = useSuspenseQuery(roundsQuery).data.rounds.edges.map(({ node }) => node);
  const cities = useSuspenseQuery(citiesQuery).data.divisions;
  const round = roundToAsk(rounds, useNow() ?? 0, answers.round);
  const results = useEligibility(answers, round?.id);
  const answer = (given: Partial<Answers>) =>
    void navigate({ search: (before) => ({ ...before, ...given }), replace: true, resetScroll: false });
  if (!round)
    return (
      <Page title={t('eligibility.title')} lead={t('eligibility.noRound')}>
        {null}
      </Page>
    );
  return (
    <div className="width">
      <Page wide title={t('eligibility.title')} lead={t('eligibility.lead', { round: round.name })}>
        <RoundChoice rounds={rounds} round={round} onChoose={(id) => answer({ round: id })} />
        <div className="eligibility">
          <Questions answers={answers} cities={cities} onAnswer={answer} />
          <Outcome
            results={results.data?.checkEligibility.results}
            error={results.error}
            answered={answered(answers).length}
            cities={cities}
          >
            <p>
              <Link to="/enterprise/register" className="button primary">
                {t('eligibility.register')}
              </Link>
            </p>
          </Outcome>
        </div>
      </Page>
    </div>
  );
}
