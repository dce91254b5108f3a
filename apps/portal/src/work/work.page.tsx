import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '../i18n/format.js';
import { useLanguage } from '../i18n/use-language.js';
import type { Acting } from '../session/acting.js';
import { useNow } from '../ui/value/clock.js';
import { useDeadlineWords } from '../ui/value/due.js';
import { Page } from '../ui/page.js';
import { MovesOfOthers } from './moves-of-others.js';
import { QueueList } from './queue-list.js';
import { queuesOf } from './queues.rules.js';
import { ofEnterprise, ofOfficial, ofPerson, ofProvider, workRoute } from './work.route.js';
import { enterpriseWork, personWork, providerWork, type Work } from './work.rules.js';
import { WaysIn } from './ways-in.js';
import { YourMoves } from './your-moves.js';
import './work.css';

/** What waits for the person who reads, ordered by deadline, each line one click from the act; then what others owe. */
export function WorkPage(): ReactNode {
  const { acting } = workRoute.useRouteContext();
  switch (acting?.audience) {
    case 'ENTERPRISE':
      return <EnterpriseWork acting={acting} />;
    case 'PROVIDER':
      return <ProviderWork acting={acting} />;
    case 'OFFICIAL':
      return <OfficialWork acting={acting} />;
    default:
      return <WorkOfPerson />;
  }
}

/** Somebody without an organisation may still have been asked to join one, or to judge bids. */
function WorkOfPerson(): ReactNode {
  const { t } = useTranslation();
  const work = personWork(useSuspenseQuery(ofPerson()).data);
  if (work.yours.length > 0) return <WorkOfCompany work={work} waysIn={<WaysIn />} />;
  return (
    <Page title={t('work.nobody.title')}>
      <p>{t('work.nobody.text')}</p>
      <p>
        <Link to="/evaluations">{t('work.nobody.evaluations')}</Link>
      </p>
      <p>
        <a href="/oidc/account">{t('work.nobody.invitations')}</a>
      </p>
      <WaysIn />
    </Page>
  );
}

function EnterpriseWork({ acting }: { acting: Acting }): ReactNode {
  const { data } = useSuspenseQuery(ofEnterprise(acting));
  return <WorkOfCompany work={enterpriseWork(data, acting)} />;
}

function ProviderWork({ acting }: { acting: Acting }): ReactNode {
  const { data } = useSuspenseQuery(ofProvider(acting));
  return <WorkOfCompany work={providerWork(data, acting)} />;
}

interface WorkProps {
  readonly work: Work;
  /** For who belongs nowhere yet. */
  readonly waysIn?: ReactNode;
}

function WorkOfCompany({ work: { yours, others }, waysIn }: WorkProps): ReactNode {
  const { t } = useTranslation();
  const words = useDeadlineWords();
  const nearest = yours.find(({ by }) => by !== null)?.by;
  const count = yours.length;
  const title = nearest
    ? t('work.title.until', { count, nearest: words(nearest) })
    : t('work.title.open', { count });
  return (
    <Page title={count === 0 ? t('work.title.none') : title} lead={<Today />}>
      {count > 0 && <YourMoves moves={yours} />}
      {others.length > 0 && <MovesOfOthers moves={others} />}
      {count + others.length === 0 && <p className="empty">{t('work.empty')}</p>}
      {waysIn}
    </Page>
  );
}

function OfficialWork({ acting }: { acting: Acting }): ReactNode {
  const { t } = useTranslation();
  const { data } = useSuspenseQuery(ofOfficial(acting));
  const queues = queuesOf(data);
  const count = queues.reduce((sum, queue) => sum + queue.count, 0);
  const most = queues.some(({ more }) => more);
  return (
    <Page
      title={
        count === 0 ? t('work.title.none') : t(most ? 'work.title.atLeast' : 'work.title.open', { count })
      }
      lead={<Today />}
    >
      {queues.length === 0 ? <p className="empty">{t('work.emptyDesks')}</p> : <QueueList queues={queues} />}
    </Page>
  );
}

/** Which day it is where deadlines are decided. */
function Today(): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  if (now === undefined) return null;
  return t('work.clock', { now: formatMoment(new Date(now).toISOString(), language) });
}
