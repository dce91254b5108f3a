import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from '../ui/value/moment.js';
import { List } from '../ui/list.js';
import type { Queue } from './queues.rules.js';
import { QueueLink } from './queue-link.js';

/** The desks at which something waits. */
export function QueueList({ queues }: { queues: readonly Queue[] }): ReactNode {
  const { t } = useTranslation();
  return (
    <List
      caption={t('work.queues')}
      rows={queues}
      rowKey={({ name }) => name}
      empty={null}
      columns={[
        { key: 'desk', title: t('work.desk'), cell: (queue) => <QueueLink queue={queue} /> },
        {
          key: 'count',
          title: t('work.waiting'),
          figures: true,
          cell: ({ count, more }) => t(more ? 'work.atLeast' : 'work.exactly', { count }),
        },
        { key: 'since', title: t('work.since'), cell: ({ since }) => <Moment at={since} /> },
      ]}
    />
  );
}
