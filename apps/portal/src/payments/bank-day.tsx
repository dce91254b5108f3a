import { useSuspenseQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CloseBankDayDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { formatDay } from '../i18n/format.js';
import { useLanguage } from '../i18n/use-language.js';
import { Act } from '../ui/form/act.js';
import { Facts } from '../ui/value/facts.js';
import { Moment } from '../ui/value/moment.js';
import { Money } from '../ui/value/money.js';
import { Refusal } from '../ui/refusal.js';
import { bankDayOf } from './payments.route.js';

/** One day of the account: what went out and came in; it is closed at zero, or with every difference explained by two. */
export function BankDay({ day, pays }: { day: string; pays: boolean }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const { bankDay } = useSuspenseQuery(bankDayOf(day)).data;
  const { send, problem, sending } = useSend(CloseBankDayDocument);
  const unsettled = bankDay.differences.filter(({ settledAt }) => settledAt === null).length;
  return (
    <section>
      <h2>{formatDay(day, language)}</h2>
      <Facts
        facts={[
          { name: t('payments.bank.out'), value: <Money fen={bankDay.outFen} /> },
          { name: t('payments.bank.in'), value: <Money fen={bankDay.inFen} /> },
          { name: t('payments.runs.lines'), value: bankDay.lineCount },
          { name: t('payments.bank.unsettled'), value: unsettled },
          { name: t('payments.bank.closedAt'), value: bankDay.closedAt && <Moment at={bankDay.closedAt} /> },
        ]}
      />
      {problem && <Refusal problem={problem} />}
      {pays && !bankDay.closedAt && (
        <Act
          busy={sending}
          whyNot={unsettled > 0 ? t('payments.bank.settleFirst', { count: unsettled }) : null}
          onAct={() => void send({ day })}
        >
          {t('payments.bank.close')}
        </Act>
      )}
    </section>
  );
}
