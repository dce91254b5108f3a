import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { List } from '../../ui/list.js';
import { RoundMoney } from '../../ui/value/money.js';
import { COMPARED_MOST, points, type Match } from './matches.rules.js';

interface MatchListProps {
  readonly matches: readonly Match[];
  /** Those that stand side by side below. */
  readonly compared: readonly string[];
  readonly onChoose: (solutionId: string) => void;
}

/** The best of each provider, in the order of the score. */
export function MatchList({ matches, compared, onChoose }: MatchListProps): ReactNode {
  const { t } = useTranslation();
  const full = compared.length >= COMPARED_MOST;
  return (
    <List<Match>
      caption={t('needs.matches.rankedCaption')}
      rows={matches}
      rowKey={({ solution }) => solution.id}
      empty={t('needs.matches.none')}
      columns={[
        { key: 'rank', title: t('needs.matches.rank'), figures: true, cell: ({ rank }) => rank },
        { key: 'who', title: t('needs.matches.who'), cell: (match) => <Who match={match} /> },
        {
          key: 'score',
          title: t('needs.matches.score'),
          figures: true,
          cell: ({ scoreHundredths }) => points(scoreHundredths),
        },
        {
          key: 'price',
          title: t('needs.matches.price'),
          figures: true,
          cell: ({ solution }) => <Price solution={solution} />,
        },
        {
          key: 'delivery',
          title: t('needs.matches.delivery'),
          figures: true,
          cell: ({ solution }) => t('needs.matches.months', { count: solution.deliveryMonths }),
        },
        {
          key: 'capacity',
          title: t('needs.matches.capacity'),
          figures: true,
          cell: ({ solution }) => t('needs.matches.perMonth', { count: solution.capacityPerMonth }),
        },
        {
          key: 'compare',
          title: t('needs.matches.compare', { most: COMPARED_MOST }),
          cell: ({ solution, provider }) => (
            <label className="need-choice">
              <input
                type="checkbox"
                checked={compared.includes(solution.id)}
                disabled={full && !compared.includes(solution.id)}
                aria-label={t('needs.matches.compareWith', { name: provider.name })}
                onChange={() => onChoose(solution.id)}
              />
              {t(compared.includes(solution.id) ? 'needs.matches.isCompared' : 'needs.matches.compareThis')}
            </label>
          ),
        },
      ]}
    />
  );
}

/** One price can be ordered as it is listed, where the rules allow it. */
function Price({ solution: { id, priceFromFen, priceToFen } }: Pick<Match, 'solution'>): ReactNode {
  const { t } = useTranslation();
  if (priceFromFen !== priceToFen)
    return (
      <>
        <RoundMoney fen={priceFromFen} /> – <RoundMoney fen={priceToFen} />
      </>
    );
  return (
    <>
      <RoundMoney fen={priceFromFen} />
      <br />
      <Link to="/purchases/order/$solutionId" params={{ solutionId: id }}>
        {t('needs.matches.order')}
      </Link>
    </>
  );
}

function Who({
  match: { provider, solution, otherSolutions, newcomer, raisedAtCostHundredths },
}: {
  match: Match;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <strong>{provider.name}</strong>
      {newcomer && ` · ${t('needs.matches.newcomer')}`}
      <br />
      <span className="hint">
        {solution.title}
        {otherSolutions > 0 && ` · ${t('needs.matches.others', { count: otherSolutions })}`}
        {raisedAtCostHundredths != null &&
          ` · ${t('needs.matches.raised', { points: points(raisedAtCostHundredths) })}`}
      </span>
    </>
  );
}
