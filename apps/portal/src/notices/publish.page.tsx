import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ApprovedRedemptionsQuery, PublishNoticeDocument } from '../gql/graphql.js';
import { nodesOf } from '../graphql/nodes.js';
import { useSend } from '../graphql/send.js';
import { Act } from '../ui/form/act.js';
import { List } from '../ui/list.js';
import { Moment } from '../ui/value/moment.js';
import { Money, useMoney } from '../ui/value/money.js';
import { sumOfFen } from '../ui/value/money.rules.js';
import { Page } from '../ui/page.js';
import { Refusal } from '../ui/refusal.js';
import { approvedQuery } from './notices.route.js';
import { byRound } from './notices.rules.js';

type Claim = NonNullable<ApprovedRedemptionsQuery['redemptions']>['edges'][number]['node'];
type Round = ApprovedRedemptionsQuery['rounds']['edges'][number]['node'];

/** The claims that are approved and wait to be put before the public, round by round. */
export function PublishPage(): ReactNode {
  const { t } = useTranslation();
  const { rounds, redemptions } = useSuspenseQuery(approvedQuery).data;
  const claims = nodesOf(redemptions);
  return (
    <Page
      above={<Link to="/notices">{t('notices.list.caption')}</Link>}
      title={t('notices.publish.title', { count: claims.length })}
    >
      {claims.length === 0 && <p>{t('notices.publish.empty')}</p>}
      {redemptions.pageInfo.hasNextPage && <p>{t('notices.publish.more', { count: claims.length })}</p>}
      {byRound(nodesOf(rounds), claims).map(({ round, claims: ofRound }) => (
        <PublishRound key={round.id} round={round} claims={ofRound} />
      ))}
    </Page>
  );
}

function PublishRound({ round, claims }: { round: Round; claims: readonly Claim[] }): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const money = useMoney();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const { send, problem, sending } = useSend(PublishNoticeDocument);
  const chosen = claims.filter(({ id }) => !left.has(id));
  const publish = async (): Promise<void> => {
    const answer = await send({ roundId: round.id, redemptionIds: chosen.map(({ id }) => id) });
    if (answer) await navigate({ to: '/notices/$id', params: { id: answer.publishNotice.id } });
  };
  const toggle = (id: string): void => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    setLeft(next);
  };
  return (
    <section>
      <h2>{round.name}</h2>
      <List
        caption={round.name}
        rows={claims}
        rowKey={({ id }) => id}
        empty={null}
        columns={[
          {
            key: 'in',
            title: t('notices.publish.in'),
            cell: ({ id, contract }) => (
              <input
                type="checkbox"
                aria-label={t('notices.publish.take', { contract: contract?.number })}
                checked={!left.has(id)}
                onChange={() => toggle(id)}
              />
            ),
          },
          { key: 'contract', title: t('notices.contract'), cell: ({ contract }) => contract?.number },
          { key: 'enterprise', title: t('notices.enterprise'), cell: ({ enterprise }) => enterprise?.name },
          { key: 'provider', title: t('notices.provider'), cell: ({ provider }) => provider.name },
          {
            key: 'approved',
            title: t('notices.publish.approvedAt'),
            cell: ({ approvedAt }) => approvedAt && <Moment at={approvedAt} />,
          },
          {
            key: 'amount',
            title: t('notices.amount'),
            figures: true,
            cell: ({ amountFen }) => <Money fen={amountFen} bare />,
          },
        ]}
      />
      <p>{t('notices.publish.effect', { count: round.noticeDays })}</p>
      {problem && <Refusal problem={problem} />}
      <Act
        look="primary"
        busy={sending}
        whyNot={chosen.length === 0 ? t('notices.publish.none') : null}
        onAct={() => void publish()}
      >
        {t('notices.publish.act', { count: chosen.length, amount: money(sumOfFen(chosen)) })}
      </Act>
    </section>
  );
}
