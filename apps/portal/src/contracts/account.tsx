import { useSuspenseQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContractAccountQuery } from '../gql/graphql.js';
import { DecideContractPaymentDocument, DecideMeterReadingDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { formatShare } from '../i18n/format.js';
import { useLanguage } from '../i18n/use-language.js';
import { holds } from '../session/acting.js';
import { Facts } from '../ui/value/facts.js';
import { Paper } from '../ui/file/paper.js';
import { List } from '../ui/list.js';
import { Day } from '../ui/value/moment.js';
import { Money } from '../ui/value/money.js';
import { Status } from '../ui/value/status.js';
import { accountOf } from './contracts.route.js';
import type { OfContract } from './milestones.js';
import { Decide } from './decide.js';
import { MeterForm } from './meter-form.js';
import { PaymentForm } from './payment-form.js';

type AccountFile = ContractAccountQuery['contractAccount'];

/** What was used and what was paid, each said by one side and confirmed by the other. */
export function Account({ contract, side, acting }: OfContract): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const account = useSuspenseQuery(accountOf(contract.id)).data.contractAccount;
  if (contract.state === 'DRAFTED' || contract.state === 'CANCELLED') return null;
  const metered = contract.lines.filter(({ unit }) => unit !== null);
  return (
    <section>
      <h2>
        {t('contracts.account.title', {
          share: formatShare(account.confirmedBasisPoints / 10_000, language),
        })}
      </h2>
      <Facts
        facts={[
          { name: t('contracts.account.payable'), value: <Money fen={account.payableFen} /> },
          { name: t('contracts.account.recorded'), value: <Money fen={account.recordedFen} /> },
          { name: t('contracts.account.confirmed'), value: <Money fen={account.confirmedFen} /> },
        ]}
      />
      <Payments account={account} mayDecide={side === 'PROVIDER' && holds(acting, 'payment.confirm')} />
      {side === 'ENTERPRISE' && holds(acting, 'payment.record') && <PaymentForm contract={contract} />}
      {metered.length > 0 && (
        <>
          <Readings
            account={account}
            contract={contract}
            mayDecide={side === 'ENTERPRISE' && holds(acting, 'milestone.accept')}
          />
          {side === 'PROVIDER' && holds(acting, 'milestone.report') && <MeterForm lines={metered} />}
        </>
      )}
    </section>
  );
}

function Payments({ account, mayDecide }: { account: AccountFile; mayDecide: boolean }): ReactNode {
  const { t } = useTranslation();
  const decision = useSend(DecideContractPaymentDocument);
  return (
    <>
      <h3>{t('contracts.payments.title')}</h3>
      <List
        caption={t('contracts.payments.title')}
        rows={account.payments}
        rowKey={({ id }) => id}
        empty={t('contracts.payments.none')}
        columns={[
          { key: 'paidOn', title: t('contracts.payments.paidOn'), cell: ({ paidOn }) => <Day of={paidOn} /> },
          { key: 'reference', title: t('contracts.payments.reference'), cell: (row) => row.bankReference },
          {
            key: 'state',
            title: t('contracts.state'),
            cell: (row) => (
              <Decided confirmedAt={row.confirmedAt} refusalReason={row.refusalReason}>
                {mayDecide && <Decide id={row.id} of={row.bankReference} decision={decision} />}
              </Decided>
            ),
          },
          {
            key: 'amount',
            title: t('contracts.amount'),
            figures: true,
            cell: ({ amountFen }) => <Money fen={amountFen} bare />,
          },
        ]}
      />
      {account.payments.map(({ id, bankReference, proofHash, proofLink }) => (
        <Paper
          key={id}
          name={t('contracts.payments.proofOf', { reference: bankReference })}
          hash={proofHash}
          link={proofLink}
        />
      ))}
    </>
  );
}

interface ReadingsProps extends Pick<OfContract, 'contract'> {
  readonly account: AccountFile;
  readonly mayDecide: boolean;
}

function Readings({ account, contract, mayDecide }: ReadingsProps): ReactNode {
  const { t } = useTranslation();
  const decision = useSend(DecideMeterReadingDocument);
  const lineOf = (id: string) => contract.lines.find((line) => line.id === id);
  return (
    <>
      <h3>{t('contracts.meter.title')}</h3>
      <List
        caption={t('contracts.meter.title')}
        rows={account.readings}
        rowKey={({ id }) => id}
        empty={t('contracts.meter.none')}
        columns={[
          { key: 'month', title: t('contracts.meter.month'), cell: ({ month }) => month },
          {
            key: 'line',
            title: t('contracts.lines.what'),
            cell: ({ lineId }) => lineOf(lineId)?.description,
          },
          {
            key: 'units',
            title: t('contracts.meter.units'),
            figures: true,
            cell: ({ units, lineId }) => `${units} ${lineOf(lineId)?.unit ?? ''}`,
          },
          {
            key: 'state',
            title: t('contracts.state'),
            cell: (row) => (
              <Decided confirmedAt={row.acceptedAt} refusalReason={row.refusalReason}>
                {mayDecide && <Decide id={row.id} of={row.month} decision={decision} />}
              </Decided>
            ),
          },
          {
            key: 'amount',
            title: t('contracts.amount'),
            figures: true,
            cell: ({ amountFen }) => <Money fen={amountFen} bare />,
          },
        ]}
      />
    </>
  );
}

interface DecidedProps {
  readonly confirmedAt: string | null;
  readonly refusalReason: string | null;
  /** What the other side may do while nothing is decided. */
  readonly children: ReactNode;
}

function Decided({ confirmedAt, refusalReason, children }: DecidedProps): ReactNode {
  const { t } = useTranslation();
  if (confirmedAt) return <Status tone="done">{t('contracts.decided.confirmed')}</Status>;
  if (refusalReason)
    return <Status tone="wrong">{t('contracts.decided.refused', { reason: refusalReason })}</Status>;
  return (
    <>
      <Status tone="waiting">{t('contracts.decided.waiting')}</Status>
      {children}
    </>
  );
}
