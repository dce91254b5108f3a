import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWord } from '../i18n/words.js';
import { holds } from '../session/acting.js';
import { useActing } from '../session/use-acting.js';
import { List } from '../ui/list.js';
import { Day } from '../ui/value/moment.js';
import { Page } from '../ui/page.js';
import { Status } from '../ui/value/status.js';
import { schemesQuery } from './schemes.route.js';

/** The rules as published, version by version; drafts are shown to those who write or publish them. */
export function SchemesPage(): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const acting = useActing();
  const { schemes } = useSuspenseQuery(schemesQuery).data;
  const waiting = schemes.filter(({ state }) => state === 'PROPOSED').length;
  return (
    <Page
      title={waiting > 0 ? t('schemes.list.waiting', { count: waiting }) : t('schemes.list.title')}
      lead={t('schemes.list.lead')}
    >
      {acting && holds(acting, 'scheme.draft') && (
        <p>
          <Link to="/schemes/new" className="button primary">
            {t('schemes.new.title')}
          </Link>
        </p>
      )}
      <List
        caption={t('schemes.list.title')}
        rows={schemes}
        rowKey={({ id }) => id}
        empty={t('schemes.list.empty')}
        columns={[
          {
            key: 'name',
            title: t('schemes.name'),
            cell: ({ id, name }) => (
              <Link to="/schemes/$id" params={{ id }}>
                {name}
              </Link>
            ),
          },
          {
            key: 'version',
            title: t('schemes.version'),
            cell: ({ scheme, version }) => `${scheme} v${version}`,
          },
          {
            key: 'state',
            title: t('schemes.state'),
            cell: ({ state, shipped }) => (
              <>
                <Status tone={state === 'PUBLISHED' ? 'done' : state === 'PROPOSED' ? 'yours' : 'quiet'}>
                  {word('SchemeState', state)}
                </Status>
                {shipped && <div className="soft">{t('schemes.shipped')}</div>}
              </>
            ),
          },
          {
            key: 'day',
            title: t('schemes.publishedAt'),
            cell: ({ publishedAt }) => (publishedAt ? <Day of={publishedAt} /> : '–'),
          },
        ]}
      />
    </Page>
  );
}
