import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { List } from '../ui/list.js';
import { Moment } from '../ui/value/moment.js';
import { Page } from '../ui/page.js';
import { Status } from '../ui/value/status.js';
import { ownEvaluations } from './evaluation.route.js';
import { isOwnMove, judgeStep } from './evaluation.rules.js';

/** What the person was asked to judge; the ones that wait for them first. */
export function OwnEvaluationsPage(): ReactNode {
  const { t } = useTranslation();
  const rows = useSuspenseQuery(ownEvaluations())
    .data.myEvaluations.map((own) => ({ own, step: judgeStep(own) }))
    .map((row) => ({ ...row, yours: isOwnMove(row.step, row.own) }))
    .toSorted((a, b) => Number(b.yours) - Number(a.yours));
  const waiting = rows.filter(({ yours }) => yours).length;
  return (
    <Page title={t('evaluation.mine.title', { count: waiting })} lead={t('evaluation.mine.lead')}>
      <List
        caption={t('evaluation.mine.caption')}
        rows={rows}
        rowKey={({ own }) => own.needId}
        empty={t('evaluation.mine.empty')}
        columns={[
          {
            key: 'need',
            title: t('evaluation.mine.need'),
            cell: ({ own }) => (
              <Link to="/evaluations/$needId" params={{ needId: own.needId }}>
                {own.title}
              </Link>
            ),
          },
          { key: 'for', title: t('evaluation.mine.for'), cell: ({ own }) => own.enterpriseName },
          {
            key: 'deadline',
            title: t('evaluation.mine.opens'),
            cell: ({ own }) => <Moment at={own.bidDeadline} />,
          },
          {
            key: 'state',
            title: t('evaluation.people.state'),
            cell: ({ step, yours }) => (
              <Status tone={yours ? 'attention' : step === 'SETTLED' ? 'done' : 'quiet'}>
                {t(`evaluation.steps.${step}`)}
              </Status>
            ),
          },
        ]}
      />
    </Page>
  );
}
