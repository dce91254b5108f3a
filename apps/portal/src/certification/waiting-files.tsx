import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CertificationQueueQuery } from '../gql/graphql.js';
import { useNow } from '../ui/value/clock.js';
import { daysWaited } from '../ui/queue.rules.js';

type Waiting = CertificationQueueQuery['certificationQueue']['edges'][number]['node'];

/** The head of the queue beside the file; the one that is open is marked. */
export function WaitingFiles({ queue, id }: { queue: readonly Waiting[]; id: string }): ReactNode {
  const { t } = useTranslation();
  const now = useNow();
  return (
    <nav className="desk-queue" aria-label={t('certification.queue.caption')}>
      <p className="soft">{t('certification.queue.order')}</p>
      <ol>
        {queue.map((each) => (
          <li key={each.id}>
            <Link
              to="/certification/$id"
              params={{ id: each.id }}
              aria-current={each.id === id ? 'page' : undefined}
            >
              <strong>{each.name}</strong>
              {now !== undefined && (
                <span>{t('certification.waited', { count: daysWaited(each.submittedAt, now) })}</span>
              )}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
