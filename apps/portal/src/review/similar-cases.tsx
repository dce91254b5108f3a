import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RedemptionFileQuery } from '../gql/graphql.js';
import { useWord } from '../i18n/words.js';
import { List } from '../ui/list.js';
import { Money } from '../ui/value/money.js';
import { Status } from '../ui/value/status.js';

export interface SimilarCasesProps {
  readonly cases: NonNullable<RedemptionFileQuery['similarRedemptions']>;
}

/** How the decided files that are most like this one ended, without names. */
export function SimilarCases({ cases }: SimilarCasesProps): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const passed = cases.filter((each) => each.passed).length;
  return (
    <section>
      <h2>{t('review.similar.title', { all: cases.length, passed })}</h2>
      <List
        caption={t('review.similar.caption')}
        rows={cases}
        rowKey={({ redemptionId }) => redemptionId}
        empty={t('review.similar.none')}
        columns={[
          {
            key: 'like',
            title: t('review.similar.like'),
            cell: ({ similarityBasisPoints }) => `${similarityBasisPoints / 100} %`,
          },
          {
            key: 'outcome',
            title: t('review.similar.outcome'),
            cell: ({ outcome, passed: good }) => (
              <Status tone={good ? 'done' : 'attention'}>{word('DecisionOutcome', outcome)}</Status>
            ),
          },
          { key: 'reason', title: t('review.similar.reason'), cell: ({ reason }) => reason },
          {
            key: 'amount',
            title: t('review.amount'),
            figures: true,
            cell: ({ amountFen }) => <Money fen={amountFen} bare />,
          },
        ]}
      />
    </section>
  );
}
