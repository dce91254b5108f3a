import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useEveryRow } from '../ui/file/every-row.js';
import { NoticesDocument } from '../gql/graphql.js';
import { nodesOf } from '../graphql/nodes.js';
import { holds } from '../session/acting.js';
import { useActing } from '../session/use-acting.js';
import { Due } from '../ui/value/due.js';
import { List } from '../ui/list.js';
import { Day } from '../ui/value/moment.js';
import { Money } from '../ui/value/money.js';
import { sumOfFen } from '../ui/value/money.rules.js';
import { Page } from '../ui/page.js';
import { Status } from '../ui/value/status.js';
import { listed, noticesRoute } from './notices.route.js';

/** What is or was before the public; anybody may read it without signing in. */
export function NoticesPage(): ReactNode {
  const { t } = useTranslation();
  const acting = useActing();
  const { after } = noticesRoute.useSearch();
  const { data, isFetching } = useSuspenseQuery(listed(after));
  const rows = nodesOf(data.notices);
  const open = rows.filter((notice) => notice.open).length;
  const everyRow = useEveryRow(NoticesDocument, {}, (answer) => answer.notices);
  return (
    <Page title={t('notices.list.title', { count: open })} lead={t('notices.list.lead')}>
      {holds(acting, 'notice.publish') && acting && (
        <p>
          <Link to="/notices/publish" className="button primary">
            {t('notices.list.publish')}
          </Link>
        </p>
      )}
      {holds(acting, 'objection.decide') && acting && (
        <p>
          <Link to="/objections" className="button">
            {t('notices.objections.caption')}
          </Link>
        </p>
      )}
      <List
        caption={t('notices.list.caption')}
        file={everyRow}
        rows={rows}
        rowKey={({ id }) => id}
        loading={isFetching}
        empty={t('notices.list.empty')}
        page={{ after, pageInfo: data.notices.pageInfo }}
        columns={[
          {
            key: 'opened',
            title: t('notices.opensAt'),
            cell: ({ id, opensAt }) => (
              <Link to="/notices/$id" params={{ id }}>
                <Day of={opensAt} />
              </Link>
            ),
          },
          {
            key: 'closes',
            title: t('notices.closesAt'),
            cell: ({ closesAt, open: isOpen }) =>
              isOpen ? <Due at={closesAt} /> : <Status tone="quiet">{t('notices.closed')}</Status>,
          },
          { key: 'items', title: t('notices.items'), figures: true, cell: ({ items }) => items.length },
          {
            key: 'amount',
            title: t('notices.amount'),
            figures: true,
            cell: ({ items }) => <Money fen={sumOfFen(items)} bare />,
          },
        ]}
      />
    </Page>
  );
}
