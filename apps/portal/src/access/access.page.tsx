import { useSuspenseQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { holds } from '../session/acting.js';
import { Page } from '../ui/page.js';
import { Accounts } from './accounts.js';
import { accessOf, accessRoute } from './access.route.js';
import { Authorities } from './authorities.js';
import { ToConfirm } from './to-confirm.js';

/** Who holds official power: what waits for a second person, the authorities with their people, and accounts. */
export function AccessPage(): ReactNode {
  const { t } = useTranslation();
  const { acting } = accessRoute.useRouteContext();
  const { authorities, invitationsToConfirm, proposals } = useSuspenseQuery(accessOf(acting)).data;
  const waiting = (invitationsToConfirm?.length ?? 0) + (proposals?.length ?? 0);
  return (
    <Page title={t('access.title', { count: waiting })} lead={t('access.lead')}>
      <ToConfirm invitations={invitationsToConfirm ?? []} proposals={proposals ?? []} />
      {authorities && <Authorities authorities={authorities} />}
      {holds(acting, 'account.manage') && <Accounts />}
    </Page>
  );
}
