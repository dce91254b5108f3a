import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMonth } from '../i18n/format.js';
import { useLanguage } from '../i18n/use-language.js';
import { holds } from '../session/acting.js';
import { List } from '../ui/list.js';
import { Page } from '../ui/page.js';
import { Status } from '../ui/value/status.js';
import { capacityOf, capacityRoute } from './capacity.route.js';
import { stateOf } from './capacity.rules.js';
import { DeclareForm } from './declare-form.js';

/** The calendar of months: what was declared, what has begun, and what is left for matching. */
export function CapacityPage(): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const { provider } = capacityRoute.useRouteContext();
  const { months } = capacityRoute.useLoaderData();
  const { capacity } = useSuspenseQuery(capacityOf(provider.organisationId, months)).data;
  const [now] = capacity;
  return (
    <Page
      title={now ? t(`capacity.title.${stateOf(now)}`, { count: now.projects }) : t('capacity.title.NOTHING')}
      lead={t('capacity.lead')}
    >
      {now && stateOf(now) === 'NOTHING' && (
        <p>
          <Link to="/catalogue">{t('capacity.catalogueFirst')}</Link>
        </p>
      )}
      {holds(provider, 'capacity.declare') ? (
        <DeclareForm providerId={provider.organisationId} months={months} />
      ) : (
        <p>{t('capacity.notYou')}</p>
      )}
      <section>
        <h2>{t('capacity.calendar')}</h2>
        <List
          caption={t('capacity.calendar')}
          rows={capacity}
          rowKey={({ month }) => month}
          empty={null}
          columns={[
            { key: 'month', title: t('capacity.month'), cell: ({ month }) => formatMonth(month, language) },
            {
              key: 'declared',
              title: t('capacity.declared'),
              figures: true,
              cell: ({ declared }) => declared ?? t('capacity.none'),
            },
            {
              key: 'catalogue',
              title: t('capacity.catalogue'),
              figures: true,
              cell: ({ catalogue }) => catalogue,
            },
            { key: 'begun', title: t('capacity.begun'), figures: true, cell: ({ begun }) => begun },
            { key: 'left', title: t('capacity.left'), figures: true, cell: ({ projects }) => projects },
            {
              key: 'state',
              title: t('capacity.state'),
              cell: (month) => (
                <Status tone={stateOf(month) === 'ROOM' ? 'done' : 'attention'}>
                  {t(`capacity.states.${stateOf(month)}`)}
                </Status>
              ),
            },
          ]}
        />
        <p className="soft">{t('capacity.sum')}</p>
      </section>
    </Page>
  );
}
