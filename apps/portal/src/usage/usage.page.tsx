import { useSuspenseQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { nodesOf } from '../graphql/nodes.js';
import { formatDay } from '../i18n/format.js';
import { useLanguage } from '../i18n/use-language.js';
import { Page } from '../ui/page.js';
import { HowTo } from './how-to.js';
import { Machines } from './machines.js';
import { Received } from './received.js';
import { feedOf, usageRoute } from './usage.route.js';
import { contractsInUse, type FeedState, feedState } from './usage.rules.js';
import './usage.css';

/** What machines reported and what became of it, the keys by which they do it, and how it is done. */
export function UsagePage(): ReactNode {
  const { t } = useTranslation();
  const { after } = usageRoute.useSearch();
  const { provider } = usageRoute.useRouteContext();
  const { data, isFetching } = useSuspenseQuery(feedOf(provider, after));
  const { receivedUsage, machineClients, contracts } = data;
  const batches = nodesOf(receivedUsage);
  const own = nodesOf(contracts);
  const state = feedState(batches[0], machineClients);
  return (
    <Page title={useTitle(state)} lead={t('usage.lead')}>
      <Received
        batches={batches}
        contracts={own}
        machines={machineClients ?? []}
        loading={isFetching}
        after={after}
        pageInfo={receivedUsage.pageInfo}
      />
      <Machines machines={machineClients} providerId={provider.organisationId} />
      <HowTo machines={machineClients ?? []} contracts={contractsInUse(own)} />
    </Page>
  );
}

function useTitle(state: FeedState): string {
  const { t } = useTranslation();
  const language = useLanguage();
  if (state.is === 'NO_KEY' || state.is === 'NO_REPORT') return t(`usage.title.${state.is}`);
  const { periodDay, accepted, waiting, rejected } = state.newest;
  const day = formatDay(periodDay, language);
  return t(`usage.title.${state.is}`, { day, taken: accepted + waiting, count: rejected });
}
