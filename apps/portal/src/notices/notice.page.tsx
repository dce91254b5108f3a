import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { List } from '../ui/list.js';
import { Moment } from '../ui/value/moment.js';
import { Money } from '../ui/value/money.js';
import { sumOfFen } from '../ui/value/money.rules.js';
import { Page } from '../ui/page.js';
import { noticeOf, noticeRoute } from './notices.route.js';

/** One notice: every project with its units and its amount, and the way to object to it while it is open. */
export function NoticePage(): ReactNode {
  const { t } = useTranslation();
  const { notice } = useSuspenseQuery(noticeOf(noticeRoute.useParams().id)).data;
  const { id, open, items, opensAt, closesAt } = notice;
  return (
    <Page
      above={<Link to="/notices">{t('notices.list.caption')}</Link>}
      title={t(open ? 'notices.file.open' : 'notices.file.closed', { count: items.length })}
      lead={
        <>
          <Moment at={opensAt} /> – <Moment at={closesAt} /> · <Money fen={sumOfFen(items)} />
        </>
      }
      {...(open && {
        move: {
          whose: t('notices.file.anybody'),
          by: closesAt,
          otherwise: t('notices.file.otherwise'),
        },
      })}
    >
      <List
        caption={t('notices.file.caption')}
        rows={items}
        rowKey={({ redemptionId }) => redemptionId}
        empty={t('notices.file.empty')}
        columns={[
          { key: 'contract', title: t('notices.contract'), cell: ({ contractNumber }) => contractNumber },
          { key: 'enterprise', title: t('notices.enterprise'), cell: ({ enterpriseName }) => enterpriseName },
          { key: 'provider', title: t('notices.provider'), cell: ({ providerName }) => providerName },
          {
            key: 'amount',
            title: t('notices.amount'),
            figures: true,
            cell: ({ amountFen }) => <Money fen={amountFen} bare />,
          },
          ...(open
            ? [
                {
                  key: 'object',
                  title: t('notices.object.column'),
                  cell: ({ redemptionId, contractNumber }: (typeof items)[number]) => (
                    <Link
                      to="/notices/$id/object/$redemptionId"
                      params={{ id, redemptionId }}
                      aria-label={t('notices.object.to', { contract: contractNumber })}
                    >
                      {t('notices.object.act')}
                    </Link>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Page>
  );
}
