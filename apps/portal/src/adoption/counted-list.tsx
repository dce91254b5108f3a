import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useEveryRow } from '../ui/file/every-row.js';
import { CountedEnterprisesDocument } from '../gql/graphql.js';
import { asProblem } from '../graphql/problem.js';
import { nodesOf } from '../graphql/nodes.js';
import { List } from '../ui/list.js';
import { Day } from '../ui/value/moment.js';
import { Refusal } from '../ui/refusal.js';
import { countedOf, type DeskSearch, goalsRoute } from './adoption.route.js';

const GRADES = ['A', 'B', 'C', 'D'] as const;

/** Who makes the figure: each line opens to why it counts. */
export function CountedList({ search, place }: { search: DeskSearch; place: string | undefined }): ReactNode {
  const { t } = useTranslation();
  const navigate = goalsRoute.useNavigate();
  const { data, error, isFetching } = useQuery(countedOf(search));
  const everyRow = useEveryRow(
    CountedEnterprisesDocument,
    {
      goal: search.goal ?? 'UPGRADED',
      divisionCode: search.city,
      grade: search.grade,
    },
    (answer) => answer.countedEnterprises,
  );
  const rows = nodesOf(data?.countedEnterprises);
  return (
    <section>
      <h2>{place ? t('adoption.list.within', { place }) : t('adoption.list.title')}</h2>
      <nav className="actions" aria-label={t('adoption.grade')}>
        <Link to="/goals" search={{ ...search, grade: undefined, after: undefined }}>
          {t('evidence.official')}
        </Link>
        {GRADES.map((grade) => (
          <Link
            key={grade}
            to="/goals"
            search={{ ...search, grade, after: undefined }}
            aria-current={grade === search.grade ? 'page' : undefined}
          >
            {grade}
          </Link>
        ))}
      </nav>
      {error && <Refusal problem={asProblem(error)} />}
      <List
        caption={t('adoption.list.title')}
        rows={rows}
        file={everyRow}
        rowKey={({ id }) => id}
        loading={isFetching}
        empty={t('adoption.list.empty')}
        {...(data && {
          page: {
            after: search.after,
            pageInfo: data.countedEnterprises.pageInfo,
            onPage: (cursor: string | undefined) => void navigate({ search: { ...search, after: cursor } }),
          },
        })}
        columns={[
          {
            key: 'name',
            title: t('adoption.list.name'),
            cell: ({ name, enterprise, unifiedSocialCreditCode }) =>
              enterprise ? (
                <Link to="/adoption/$id" params={{ id: enterprise.id }}>
                  {name ?? unifiedSocialCreditCode}
                </Link>
              ) : (
                name
              ),
          },
          { key: 'code', title: t('adoption.list.code'), cell: (row) => row.unifiedSocialCreditCode },
          { key: 'grade', title: t('adoption.grade'), cell: ({ grade }) => grade },
          {
            key: 'counted',
            title: t('adoption.countedAt'),
            cell: ({ countedAt }) => (countedAt ? <Day of={countedAt} /> : '–'),
          },
          {
            key: 'lapses',
            title: t('adoption.lapsesAt'),
            cell: ({ lapsesAt }) => (lapsesAt ? <Day of={lapsesAt} /> : '–'),
          },
        ]}
      />
    </section>
  );
}
