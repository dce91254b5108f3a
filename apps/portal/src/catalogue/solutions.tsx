import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PoolMemberQuery } from '../gql/graphql.js';
import { type Column, List, type Paging } from '../ui/list.js';
import { Day } from '../ui/value/moment.js';
import { RoundMoney } from '../ui/value/money.js';
import { useScene } from '../ui/value/use-scene.js';

export type ListedSolution = PoolMemberQuery['solutions']['edges'][number]['node'];

export interface SolutionsProps {
  readonly solutions: readonly ListedSolution[];
  readonly empty: ReactNode;
  readonly page: Paging;
  /** What the own provider can do with each. */
  readonly more?: readonly Column<ListedSolution>[];
}

/** What a provider offers now. */
export function Solutions({ solutions, empty, page, more = [] }: SolutionsProps): ReactNode {
  const { t } = useTranslation();
  const scene = useScene();
  return (
    <List
      caption={t('catalogue.member.solutions')}
      rows={solutions}
      rowKey={({ id }) => id}
      empty={empty}
      page={page}
      columns={[
        {
          key: 'title',
          title: t('catalogue.solution'),
          cell: ({ id, title, summary }) => (
            <>
              <Link to="/solutions/$id" params={{ id }}>
                {title}
              </Link>
              <br />
              <small className="clipped">{summary}</small>
            </>
          ),
        },
        {
          key: 'scenes',
          title: t('catalogue.field.scenarios'),
          cell: ({ scenarios }) => scenarios.map(scene).join(t('catalogue.and')),
        },
        {
          key: 'price',
          title: t('catalogue.field.price'),
          cell: ({ priceFromFen, priceToFen }) => (
            <>
              <RoundMoney fen={priceFromFen} /> – <RoundMoney fen={priceToFen} />
            </>
          ),
        },
        {
          key: 'months',
          title: t('catalogue.field.deliveryMonths'),
          figures: true,
          cell: ({ deliveryMonths }) => t('catalogue.months', { count: deliveryMonths }),
        },
        {
          key: 'published',
          title: t('catalogue.published'),
          cell: ({ publishedAt }) => <Day of={publishedAt} />,
        },
        ...more,
      ]}
    />
  );
}
