import { DatePicker, Input } from 'antd';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  ClosePeriodDocument,
  type LedgerPeriodsQuery,
  ProposePeriodDocument,
  WithdrawPeriodDocument,
} from '../gql/graphql.js';
import { nodesOf } from '../graphql/nodes.js';
import { useSend } from '../graphql/send.js';
import { useWord } from '../i18n/words.js';
import { type Acting, holds } from '../session/acting.js';
import { Act } from '../ui/form/act.js';
import { Field, Form } from '../ui/form/form.js';
import { List } from '../ui/list.js';
import { Moment } from '../ui/value/moment.js';
import { Page } from '../ui/page.js';
import { Refusal } from '../ui/refusal.js';
import { Status } from '../ui/value/status.js';
import { periodsQuery, periodsRoute } from './payments.route.js';

type Period = LedgerPeriodsQuery['ledgerPeriods']['edges'][number]['node'];

/** The books by period: one person proposes where it ends, another closes it; what is closed is never written to again. */
export function PeriodsPage(): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const { acting } = periodsRoute.useRouteContext();
  const periods = nodesOf(useSuspenseQuery(periodsQuery).data.ledgerPeriods);
  const proposed = periods.some(({ state }) => state === 'PROPOSED');
  return (
    <Page
      above={<Link to="/payments">{t('payments.title')}</Link>}
      title={t(proposed ? 'payments.periods.proposed' : 'payments.periods.title')}
    >
      <List
        caption={t('payments.periods.title')}
        rows={periods}
        rowKey={({ number }) => String(number)}
        empty={t('payments.periods.empty')}
        columns={[
          { key: 'number', title: t('payments.periods.number'), cell: ({ number }) => number },
          { key: 'ends', title: t('payments.periods.endsAt'), cell: ({ endsAt }) => <Moment at={endsAt} /> },
          { key: 'note', title: t('payments.periods.note'), cell: ({ note }) => note },
          {
            key: 'state',
            title: t('payments.state'),
            cell: (period) => (
              <>
                <Status tone={period.state === 'CLOSED' ? 'done' : 'waiting'}>
                  {word('LedgerPeriodState', period.state)}
                </Status>
                {period.state === 'PROPOSED' && <Decision period={period} acting={acting} />}
              </>
            ),
          },
          {
            key: 'hash',
            title: t('payments.periods.hash'),
            cell: ({ balancesHash }) => (balancesHash ? <code className="hash">{balancesHash}</code> : '–'),
          },
        ]}
      />
      {holds(acting, 'period.propose') && <Propose />}
    </Page>
  );
}

function Decision({ period: { number }, acting }: { period: Period; acting: Acting | null }): ReactNode {
  const { t } = useTranslation();
  const closing = useSend(ClosePeriodDocument);
  const withdrawing = useSend(WithdrawPeriodDocument);
  const problem = closing.problem ?? withdrawing.problem;
  return (
    <>
      {problem && <Refusal problem={problem} />}
      {holds(acting, 'period.close') && (
        <Act look="primary" busy={closing.sending} onAct={() => void closing.send({ number })}>
          {t('payments.periods.close')}
        </Act>
      )}
      {holds(acting, 'period.propose') && (
        <Act busy={withdrawing.sending} onAct={() => void withdrawing.send({ number })}>
          {t('payments.periods.withdraw')}
        </Act>
      )}
    </>
  );
}

interface Values {
  /** The picker's own moment. */
  readonly endsAt: { readonly toISOString: () => string };
  readonly note: string;
}

function Propose(): ReactNode {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { send, problem, sending } = useSend(ProposePeriodDocument);
  if (!open) return <Act onAct={() => setOpen(true)}>{t('payments.periods.propose')}</Act>;
  const propose = async ({ endsAt, note }: Values): Promise<void> => {
    if (await send({ endsAt: endsAt.toISOString(), note })) setOpen(false);
  };
  return (
    <Form<Values>
      submit={t('payments.periods.propose')}
      sending={sending}
      problem={problem}
      onSubmit={propose}
      others={<Act onAct={() => setOpen(false)}>{t('ui.act.back')}</Act>}
    >
      <p>{t('payments.periods.effect')}</p>
      <Field
        name="endsAt"
        label={t('payments.periods.endsAt')}
        rules={[{ required: true, message: t('payments.periods.endsMissing') }]}
      >
        <DatePicker showTime={{ format: 'HH:mm' }} />
      </Field>
      <Field
        name="note"
        label={t('payments.periods.note')}
        rules={[{ required: true, whitespace: true, message: t('payments.periods.noteMissing') }]}
      >
        <Input />
      </Field>
    </Form>
  );
}
