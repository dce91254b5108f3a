import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { EligibilityQuery } from '../gql/graphql.js';
import { asProblem } from '../graphql/problem.js';
import { useWord } from '../i18n/words.js';
import { Refusal } from '../ui/refusal.js';
import { Status, type Tone } from '../ui/value/status.js';
import {
  type Answers,
  inOrder,
  outcomeOf,
  QUESTION_OF,
  QUESTIONS,
  type RuleResult,
} from './eligibility.rules.js';
import { eligibilityOf } from './eligible.route.js';
import type { City } from './questions.js';
import { useRuleWords } from './rule-words.js';

/** What the API says of the answers; the one before stays while the next is asked. */
export function useEligibility(
  answers: Answers,
  roundId: string | undefined,
): UseQueryResult<EligibilityQuery> {
  return useQuery({
    ...eligibilityOf(answers, roundId ?? ''),
    enabled: roundId !== undefined,
    placeholderData: keepPreviousData,
  });
}

const TONES: Readonly<Record<RuleResult['verdict'], Tone>> = {
  PASS: 'done',
  FAIL: 'wrong',
  NEEDS_REVIEW: 'attention',
};

interface OutcomeProps {
  readonly results: readonly RuleResult[] | undefined;
  readonly error: unknown;
  /** How many of the six questions are answered. */
  readonly answered: number;
  readonly cities: readonly City[];
  /** Where a fact comes from, where nobody was asked for it. */
  readonly factNote?: string;
  /** What to do next. */
  readonly children: ReactNode;
}

/** Every rule with the fact it used, where it stands, and what can be done; the hardest first. */
export function Outcome({ results, error, answered, cities, factNote, children }: OutcomeProps): ReactNode {
  const { t } = useTranslation();
  if (error) return <Refusal problem={asProblem(error)} title={t('eligibility.failed')} />;
  if (!results) return <p aria-busy="true">{t('frame.loading')}</p>;
  const { kind, count } = outcomeOf(results);
  return (
    <section className="outcome" aria-labelledby="outcome-title">
      <h2 id="outcome-title" aria-live="polite">
        {t(`eligibility.outcome.${kind}`, { count })}
      </h2>
      <p className="hint">{t('eligibility.answered', { answered, all: QUESTIONS.length })}</p>
      <ul className="rules">
        {inOrder(results).map((result) => (
          <RuleLine key={result.rule} result={result} cities={cities} />
        ))}
      </ul>
      <p className="hint">{factNote ?? t('eligibility.notBinding')}</p>
      {children}
    </section>
  );
}

function RuleLine({ result, cities }: { result: RuleResult; cities: readonly City[] }): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const words = useRuleWords(cities);
  const { rule, verdict, found, source, text, remedy } = result;
  return (
    <li className={`rule ${verdict}`}>
      <p className="rule-head">
        <strong>{word('EligibilityRule', rule)}</strong>
        <Status tone={TONES[verdict]}>{word('Verdict', verdict)}</Status>
      </p>
      <p>
        {t('eligibility.asks', { asked: words.asked(result) })}{' '}
        {found
          ? t('eligibility.used', { found: words.found(result) })
          : rule === 'PROVIDER_IN_POOL'
            ? t('eligibility.providerLater')
            : t('eligibility.unknown', { question: t(`eligibility.ask.${QUESTION_OF[rule]}`) })}
      </p>
      {verdict === 'FAIL' && text && <p>{text}</p>}
      {verdict === 'FAIL' && remedy && <p>{remedy}</p>}
      <p className="rule-source">{t('eligibility.source', { source })}</p>
    </li>
  );
}
