import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/use-language.js';
import { formatDay } from '../i18n/format.js';
import { holds } from '../session/acting.js';
import { Page } from '../ui/page.js';
import { BankDay } from './bank-day.js';
import { BankFiles } from './bank-files.js';
import { Differences } from './differences.js';
import { bankDaysQuery, bankRoute } from './payments.route.js';

/** The bank beside our books: files that came, days that lack a statement, and every difference until it is explained. */
export function BankPage(): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const { day } = bankRoute.useSearch();
  const { acting } = bankRoute.useRouteContext();
  const { open, daysWithoutStatement } = useSuspenseQuery(bankDaysQuery).data.reconciliation;
  return (
    <Page
      above={<Link to="/payments">{t('payments.title')}</Link>}
      title={t('payments.bank.title', { differences: open.length, days: daysWithoutStatement.length })}
    >
      {holds(acting, 'payout.pay') && <BankFiles />}
      <section>
        <h2>{t('payments.bank.missing')}</h2>
        {daysWithoutStatement.length === 0 ? (
          <p>{t('payments.bank.noneMissing')}</p>
        ) : (
          <ul>
            {daysWithoutStatement.map((each) => (
              <li key={each}>
                <Link to="/payments/bank" search={{ day: each }}>
                  {formatDay(each, language)}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </section>
      {day && <BankDay day={day} pays={holds(acting, 'payout.pay')} />}
      <section>
        <h2>{t('payments.differences.title')}</h2>
        <Differences differences={open} explains={holds(acting, 'difference.explain')} />
      </section>
    </Page>
  );
}
