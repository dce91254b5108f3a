import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWord } from '../i18n/words.js';
import { holds } from '../session/acting.js';
import { List } from '../ui/list.js';
import { Page } from '../ui/page.js';
import { Accounts } from './accounts.js';
import { accessOf, accessRoute } from './access.route.js';
import { RegisterAuthority } from './register-authority.js';
import { ToConfirm } from './to-confirm.js';

/** Who holds official power: what waits for a second person, the authorities with their people, and accounts. */
export function AccessPage(): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const { acting } = accessRoute.useRouteContext();
  const { authorities, invitationsToConfirm, proposals } = useSuspenseQuery(accessOf(acting)).data;
  const waiting = (invitationsToConfirm?.length ?? 0) + (proposals?.length ?? 0);
  const reads = holds(acting, 'membership.read');
  return (
    <Page title={t('access.title', { count: waiting })} lead={t('access.lead')}>
      <ToConfirm invitations={invitationsToConfirm ?? []} proposals={proposals ?? []} />
      <section>
        <h2>{t('access.authorities.title')}</h2>
        <List
          caption={t('access.authorities.title')}
          rows={authorities}
          rowKey={({ id }) => id}
          empty={t('access.authorities.empty')}
          columns={[
            {
              key: 'name',
              title: t('access.authorities.name'),
              cell: ({ id, name }) =>
                reads ? (
                  <Link to="/access/$id" params={{ id }}>
                    {name}
                  </Link>
                ) : (
                  name
                ),
            },
            {
              key: 'kind',
              title: t('access.authorities.kind'),
              cell: ({ kind }) => word('OrganisationKind', kind),
            },
            {
              key: 'division',
              title: t('access.authorities.division'),
              cell: ({ divisionCode }) => divisionCode ?? '–',
            },
          ]}
        />
        {holds(acting, 'authority.register') && <RegisterAuthority />}
      </section>
      {holds(acting, 'account.manage') && <Accounts />}
    </Page>
  );
}
