import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useEveryRow } from '../ui/file/every-row.js';
import { CertificationQueueDocument } from '../gql/graphql.js';
import { nodesOf } from '../graphql/nodes.js';
import { useWord } from '../i18n/words.js';
import { useNow } from '../ui/value/clock.js';
import { Keys } from '../ui/keys.js';
import { List } from '../ui/list.js';
import { Day } from '../ui/value/moment.js';
import { Page } from '../ui/page.js';
import { Status } from '../ui/value/status.js';
import { daysWaited } from '../ui/queue.rules.js';
import { queueRoute, waiting } from './queue.route.js';

/** What waits for this bureau, first come first served; one key from the first file. */
export function QueuePage(): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const now = useNow();
  const { after } = queueRoute.useSearch();
  const navigate = queueRoute.useNavigate();
  const { data, isFetching } = useSuspenseQuery(waiting(after));
  const files = nodesOf(data.certificationQueue);
  const { pageInfo } = data.certificationQueue;
  const everyRow = useEveryRow(CertificationQueueDocument, {}, (answer) => answer.certificationQueue);
  const [first] = files;
  const open = (): void => {
    if (first) void navigate({ to: '/certification/$id', params: { id: first.id } });
  };
  const count = data.counted.edges.length;
  const title = t(
    data.counted.pageInfo.hasNextPage ? 'certification.queue.atLeast' : 'certification.queue.title',
    {
      count,
    },
  );
  return (
    <Page title={first ? title : t('certification.queue.none')} lead={t('certification.queue.order')} wide>
      {first && (
        <div className="actions">
          <Link to="/certification/$id" params={{ id: first.id }} className="button primary">
            {t('certification.queue.begin')}
          </Link>
          <Keys shortcuts={[{ key: 'J', does: t('certification.queue.begin'), act: open }]} />
        </div>
      )}
      <List
        caption={t('certification.queue.caption')}
        file={everyRow}
        rows={files}
        rowKey={({ id }) => id}
        loading={isFetching}
        empty={t('certification.queue.empty')}
        page={{ after, pageInfo, onPage: (next) => void navigate({ search: next ? { after: next } : {} }) }}
        columns={[
          {
            key: 'name',
            title: t('certification.fact.name'),
            cell: ({ id, name }) => (
              <Link to="/certification/$id" params={{ id }}>
                {name}
              </Link>
            ),
          },
          { key: 'code', title: t('certification.fact.code'), cell: (file) => file.unifiedSocialCreditCode },
          { key: 'division', title: t('certification.fact.division'), cell: (file) => file.divisionName },
          {
            key: 'state',
            title: t('certification.queue.mark'),
            cell: ({ flags, refusalReason }) => (
              <>
                {refusalReason && <Status tone="waiting">{t('certification.queue.corrected')}</Status>}
                {flags.map((flag) => (
                  <Status key={flag} tone="attention">
                    {word('EnterpriseFlag', flag)}
                  </Status>
                ))}
              </>
            ),
          },
          {
            key: 'since',
            title: t('certification.queue.since'),
            cell: (file) => <Day of={file.submittedAt} />,
          },
          {
            key: 'waited',
            title: t('certification.queue.waited'),
            figures: true,
            cell: ({ submittedAt }) =>
              now !== undefined && t('certification.days', { count: daysWaited(submittedAt, now) }),
          },
        ]}
      />
    </Page>
  );
}
