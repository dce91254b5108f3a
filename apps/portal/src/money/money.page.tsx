import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useEveryRow } from '../ui/file/every-row.js';
import { ProviderMoneyDocument } from '../gql/graphql.js';
import { nodesOf } from '../graphql/nodes.js';
import { useWord } from '../i18n/words.js';
import { List } from '../ui/list.js';
import { Day } from '../ui/value/moment.js';
import { Money } from '../ui/value/money.js';
import { exactYuan } from '../ui/value/money.rules.js';
import { Page } from '../ui/page.js';
import { Status } from '../ui/value/status.js';
import { moneyOf, moneyRoute } from './money.route.js';
import { type Claim, isOpen } from './money.rules.js';
import { PromisedDay } from './promised-day.js';
import { StatementSection } from './statement.js';
import './money.css';

/** Claims for the own contracts with the day by which each is to be paid, and the statement that matches the bank. */
export function MoneyPage(): ReactNode {
  const { t } = useTranslation();
  const { after } = moneyRoute.useSearch();
  const navigate = moneyRoute.useNavigate();
  const { provider } = moneyRoute.useRouteContext();
  const { data, isFetching } = useSuspenseQuery(moneyOf(provider.organisationId, after));
  const everyRow = useEveryRow(
    ProviderMoneyDocument,
    { organisationId: provider.organisationId },
    (answer) => answer.redemptions,
  );
  const claims = nodesOf(data.redemptions);
  return (
    <Page
      title={t('money.title', {
        count: claims.filter(isOpen).length,
        amount: exactYuan(data.statement.sumFen),
      })}
      lead={t('money.lead')}
    >
      <section>
        <h2>{t('money.claims.title')}</h2>
        <List
          caption={t('money.claims.title')}
          file={everyRow}
          rows={claims}
          rowKey={({ id }) => id}
          loading={isFetching}
          empty={t('money.claims.empty')}
          page={{
            after,
            pageInfo: data.redemptions.pageInfo,
            onPage: (next) => void navigate({ search: next ? { after: next } : {} }),
          }}
          columns={[
            { key: 'contract', title: t('money.contract'), cell: (claim) => <Contract claim={claim} /> },
            { key: 'state', title: t('money.claims.state'), cell: (claim) => <State claim={claim} /> },
            {
              key: 'submitted',
              title: t('money.claims.submitted'),
              cell: ({ submittedAt }) => <Day of={submittedAt} />,
            },
            {
              key: 'due',
              title: t('money.claims.promised'),
              onPageOnly: true,
              cell: (claim) => (isOpen(claim) ? <PromisedDay id={claim.id} /> : '–'),
            },
            {
              key: 'paid',
              title: t('money.claims.paidToYou'),
              figures: true,
              cell: ({ paidFen }) => <Money fen={paidFen} />,
            },
            {
              key: 'amount',
              title: t('money.claims.amount'),
              figures: true,
              cell: ({ amountFen }) => <Money fen={amountFen} />,
            },
          ]}
        />
      </section>
      <StatementSection statement={data.statement} />
    </Page>
  );
}

function Contract({ claim: { contract, phase, voucherId } }: { claim: Claim }): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <Link to="/vouchers/$id" params={{ id: voucherId }}>
        {contract?.title ?? t('money.contractHidden')}
      </Link>
      <br />
      <small>
        {contract?.enterpriseName} · {t('money.phase', { phase })}
      </small>
    </>
  );
}

function State({ claim }: { claim: Claim }): ReactNode {
  const word = useWord();
  const tone = isOpen(claim) ? 'waiting' : claim.state === 'PAID' ? 'done' : 'quiet';
  return <Status tone={tone}>{word('RedemptionState', claim.state)}</Status>;
}
