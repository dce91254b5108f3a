import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useEveryRow } from '../ui/file/every-row.js';
import { RedemptionQueueDocument, NextRedemptionDocument } from '../gql/graphql.js';
import { nodesOf } from '../graphql/nodes.js';
import { useSend } from '../graphql/send.js';
import { useWord } from '../i18n/words.js';
import { holds } from '../session/acting.js';
import { Act } from '../ui/form/act.js';
import { List } from '../ui/list.js';
import { Moment } from '../ui/value/moment.js';
import { Money } from '../ui/value/money.js';
import { Page } from '../ui/page.js';
import { Refusal } from '../ui/refusal.js';
import { Status } from '../ui/value/status.js';
import { queued, reviewQueueRoute } from './review.route.js';
import { dutyOn, waitingFor } from './review.rules.js';

/** The claims for payment in the order in which they came; a reviewer takes the one that has waited longest. */
export function ReviewQueuePage(): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const search = reviewQueueRoute.useSearch();
  const navigate = reviewQueueRoute.useNavigate();
  const { acting } = reviewQueueRoute.useRouteContext();
  const { data, isFetching } = useSuspenseQuery(queued(acting, search));
  const { send, problem, sending } = useSend(NextRedemptionDocument);
  const everyRow = useEveryRow(
    RedemptionQueueDocument,
    { state: search.all ? undefined : waitingFor(acting) },
    (answer) => answer.redemptions,
  );
  const rows = nodesOf(data.redemptions);
  const own = rows.filter((row) => dutyOn(row, acting) !== 'NONE').length;
  const take = async (): Promise<void> => {
    const next = (await send({}))?.nextRedemption.redemption;
    if (next) await navigate({ to: '/review/$id', params: { id: next.id } });
  };
  return (
    <Page title={t('review.queue.title', { count: own })}>
      {problem && <Refusal problem={problem} />}
      {holds(acting, 'redemption.review') && (
        <p>
          <Act look="primary" busy={sending} onAct={() => void take()}>
            {t('review.queue.next')}
          </Act>
        </p>
      )}
      {waitingFor(acting) && (
        <nav className="actions" aria-label={t('review.queue.caption')}>
          {[false, true].map((all) => (
            <Link
              key={String(all)}
              to="/review"
              search={all ? { all } : {}}
              activeOptions={{ includeSearch: true, exact: true }}
            >
              {t(all ? 'review.queue.all' : 'review.queue.own')}
            </Link>
          ))}
        </nav>
      )}
      <List
        caption={t('review.queue.caption')}
        rows={rows}
        file={everyRow}
        rowKey={({ id }) => id}
        loading={isFetching}
        empty={t('review.queue.empty')}
        page={{
          after: search.after,
          pageInfo: data.redemptions.pageInfo,
          onPage: (cursor) => void navigate({ search: { ...search, after: cursor } }),
        }}
        columns={[
          {
            key: 'submitted',
            title: t('review.submittedAt'),
            cell: ({ id, submittedAt }) => (
              <Link to="/review/$id" params={{ id }}>
                <Moment at={submittedAt} />
              </Link>
            ),
          },
          {
            key: 'enterprise',
            title: t('review.facts.enterprise'),
            cell: ({ enterprise }) => enterprise?.name,
          },
          { key: 'contract', title: t('review.facts.contract'), cell: ({ contract }) => contract?.number },
          {
            key: 'state',
            title: t('review.state'),
            cell: (row) => (
              <Status tone={dutyOn(row, acting) === 'NONE' ? 'waiting' : 'yours'}>
                {word('RedemptionState', row.state)}
              </Status>
            ),
          },
          { key: 'phase', title: t('review.phase'), cell: ({ phase }) => phase },
          {
            key: 'amount',
            title: t('review.amount'),
            figures: true,
            cell: ({ amountFen }) => <Money fen={amountFen} bare />,
          },
        ]}
      />
    </Page>
  );
}
