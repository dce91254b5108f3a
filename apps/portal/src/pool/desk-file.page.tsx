import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nodesOf } from '../graphql/nodes.js';
import { formatDay } from '../i18n/format.js';
import { useLanguage } from '../i18n/use-language.js';
import { useWord } from '../i18n/words.js';
import { holds } from '../session/acting.js';
import { useNow } from '../ui/value/clock.js';
import { Keys } from '../ui/keys.js';
import { Page } from '../ui/page.js';
import { daysWaited, neighboursOf } from '../ui/queue.rules.js';
import { Admission } from './admission.js';
import { AppealDecision } from './appeal-decision.js';
import { Changes } from './changes.js';
import { Ladder } from './ladder.js';
import { applicantsQuery, fileOf, poolDeskFileRoute } from './pool.route.js';
import { appealed, rectifyBy } from './pool.rules.js';
import { ProviderFacts } from './provider-facts.js';
import './pool.css';

/** An application with its decision, or a member with what can be done about it; the next file is one key away. */
export function PoolDeskFilePage(): ReactNode {
  const { t } = useTranslation();
  const { id } = poolDeskFileRoute.useParams();
  const navigate = poolDeskFileRoute.useNavigate();
  const { official } = poolDeskFileRoute.useRouteContext();
  const { provider, providerStanding } = useSuspenseQuery(fileOf(id)).data;
  const admits = holds(official, 'provider.admit');
  const queue = nodesOf(useQuery({ ...applicantsQuery, enabled: admits }).data?.poolApplications);
  const [confirming, confirm] = useState(false);
  const reason = useRef<HTMLTextAreaElement>(null);
  const { before, next } = neighboursOf(queue, id);
  const open = (to: string | undefined): void => {
    if (to) void navigate({ to: '/pool-desk/$id', params: { id: to } });
  };
  const waits = provider.state === 'APPLIED';
  const appeal = appealed(providerStanding);
  const shortcuts = [
    { key: 'J', does: t('pool.keys.next'), act: () => open(next) },
    { key: 'K', does: t('pool.keys.before'), act: () => open(before) },
    { key: 'C', does: t('pool.keys.admit'), act: () => confirm(waits) },
    { key: 'R', does: t('pool.keys.refuse'), act: () => reason.current?.focus() },
  ];
  return (
    <Page
      title={useTitle(id)}
      above={<Link to="/pool-desk">{t('pool.desk.place')}</Link>}
      tools={waits && admits && <Keys shortcuts={shortcuts} />}
      wide
    >
      <section>
        <h2>{t('pool.fact.title')}</h2>
        <ProviderFacts provider={provider} />
      </section>
      {waits && admits && (
        <Admission
          key={id}
          provider={provider}
          queue={queue}
          reason={reason}
          confirming={confirming}
          onConfirming={confirm}
        />
      )}
      {provider.state === 'ADMITTED' && (
        <>
          <Changes changes={providerStanding.changes} />
          {appeal && <AppealDecision change={appeal} acting={official} />}
          <Ladder
            key={providerStanding.standing}
            id={id}
            standing={providerStanding.standing}
            acting={official}
          />
        </>
      )}
    </Page>
  );
}

function useTitle(id: string): string {
  const { t } = useTranslation();
  const word = useWord();
  const language = useLanguage();
  const now = useNow();
  const { provider, providerStanding } = useSuspenseQuery(fileOf(id)).data;
  const { name, state, appliedAt } = provider;
  if (state === 'APPLIED')
    return t('pool.file.waits', { name, count: now === undefined ? 0 : daysWaited(appliedAt, now) });
  if (state === 'REFUSED') return t('pool.file.refused', { name });
  if (appealed(providerStanding)) return t('pool.file.appeals', { name });
  const by = rectifyBy(providerStanding);
  const standing = word('ProviderStanding', providerStanding.standing);
  return t(by ? 'pool.file.rectifies' : 'pool.file.stands', {
    name,
    standing,
    day: by && formatDay(by, language),
  });
}
