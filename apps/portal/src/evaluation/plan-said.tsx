import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanSaidFragment } from '../gql/graphql.js';
import { useWord } from '../i18n/words.js';
import { Facts } from '../ui/value/facts.js';
import { List } from '../ui/list.js';
import { pointsOf } from './evaluation.rules.js';

/** How the bids are compared, with the formulas: the same words for the enterprise, its evaluators and the bidders. */
export function PlanSaid({ plan }: { plan: PlanSaidFragment }): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const points = (hundredths: number | null): ReactNode =>
    hundredths === null ? null : t('evaluation.points', { points: pointsOf(hundredths) });
  return (
    <>
      <List
        caption={t('evaluation.plan.criteria')}
        rows={plan.criteria}
        rowKey={({ code }) => code}
        empty="–"
        columns={[
          {
            key: 'title',
            title: t('evaluation.plan.criterion'),
            cell: ({ title, kind }) => (
              <>
                {title} <span className="soft">({word('CriterionKind', kind)})</span>
              </>
            ),
          },
          {
            key: 'how',
            title: t('evaluation.plan.how'),
            cell: ({ kind }) => t(`evaluation.plan.formula.${kind}`),
          },
          {
            key: 'minimum',
            title: t('evaluation.plan.minimum'),
            figures: true,
            cell: ({ minimumHundredths }) => points(minimumHundredths) ?? '–',
          },
          {
            key: 'weight',
            title: t('evaluation.plan.weight'),
            figures: true,
            cell: ({ weightBasisPoints }) => `${weightBasisPoints / 100}%`,
          },
        ]}
      />
      <Facts
        facts={[
          { name: t('evaluation.plan.minimumTotal'), value: points(plan.minimumTotalHundredths) },
          { name: t('evaluation.plan.discussAbove'), value: points(plan.discussAboveHundredths) },
          {
            name: t('evaluation.plan.discloses'),
            value: t(plan.discloseWinner ? 'evaluation.yes' : 'evaluation.no'),
          },
          {
            name: t('evaluation.plan.standstill'),
            value:
              plan.standstillDays === null
                ? t('evaluation.plan.byRules', { version: plan.rulesVersion })
                : t('evaluation.days', { count: plan.standstillDays }),
          },
        ]}
      />
    </>
  );
}
