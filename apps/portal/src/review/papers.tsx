import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Paper } from '../ui/file/paper.js';
import { List } from '../ui/list.js';
import { Day } from '../ui/value/moment.js';
import { Money } from '../ui/value/money.js';
import type { FileUnderReview } from './review.rules.js';

/** What was handed in: invoices and transfers as they were typed, and the files behind them. */
export function Papers({ redemption }: { redemption: FileUnderReview }): ReactNode {
  const { t } = useTranslation();
  const { invoices, payments, documents, acceptanceReportHash } = redemption;
  const nameOf = (kind: string): string =>
    t(`review.papers.kinds.${kind}` as 'review.papers.kinds.INVOICE', { defaultValue: kind });
  const amount = {
    key: 'amount',
    title: t('review.amount'),
    figures: true,
    cell: ({ amountFen }: { amountFen: string }) => <Money fen={amountFen} bare />,
  };
  return (
    <section>
      <h2>{t('review.papers.title')}</h2>
      <h3>{t('review.papers.invoices')}</h3>
      <List
        caption={t('review.papers.invoices')}
        rows={invoices}
        rowKey={({ number, code }) => `${code} ${number}`}
        empty={t('review.papers.none')}
        columns={[
          { key: 'number', title: t('review.papers.number'), cell: ({ number }) => number },
          { key: 'code', title: t('review.papers.code'), cell: ({ code }) => code ?? '–' },
          { key: 'day', title: t('review.papers.issuedOn'), cell: ({ issuedOn }) => <Day of={issuedOn} /> },
          amount,
        ]}
      />
      <h3>{t('review.papers.payments')}</h3>
      <List
        caption={t('review.papers.payments')}
        rows={payments}
        rowKey={({ bankReference }) => bankReference}
        empty={t('review.papers.none')}
        columns={[
          { key: 'reference', title: t('review.papers.reference'), cell: (row) => row.bankReference },
          { key: 'day', title: t('review.papers.paidOn'), cell: ({ paidOn }) => <Day of={paidOn} /> },
          { key: 'payer', title: t('review.papers.payer'), cell: ({ payerName }) => payerName ?? '–' },
          { key: 'payee', title: t('review.papers.payee'), cell: ({ payeeName }) => payeeName ?? '–' },
          amount,
        ]}
      />
      <h3>{t('review.papers.files')}</h3>
      <Paper
        name={nameOf('ACCEPTANCE_REPORT')}
        hash={acceptanceReportHash}
        link={redemption.acceptanceReportLink}
      />
      {documents.map(({ kind, hash, link }) => (
        <Paper key={`${kind} ${hash}`} name={nameOf(kind)} hash={hash} link={link} />
      ))}
    </section>
  );
}
