import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWord } from '../i18n/words.js';
import { List, type Paging } from '../ui/list.js';
import { Day, Moment } from '../ui/value/moment.js';
import { Status } from '../ui/value/status.js';
import { usageRoute } from './usage.route.js';
import type { Batch, ContractInUse, Machine } from './usage.rules.js';

export interface ReceivedProps extends Pick<Paging, 'after' | 'pageInfo'> {
  readonly batches: readonly Batch[];
  readonly contracts: readonly ContractInUse[];
  readonly machines: readonly Machine[];
  readonly loading: boolean;
}

/** What was received, newest first, line by line where a line was not taken in. */
export function Received({
  batches,
  contracts,
  machines,
  loading,
  after,
  pageInfo,
}: ReceivedProps): ReactNode {
  const { t } = useTranslation();
  const navigate = usageRoute.useNavigate();
  return (
    <section>
      <h2>{t('usage.received.title')}</h2>
      <p className="soft">{t('usage.received.lead')}</p>
      <List
        caption={t('usage.received.title')}
        rows={batches}
        rowKey={({ id }) => id}
        loading={loading}
        empty={t('usage.received.empty')}
        page={{ after, pageInfo, onPage: (next) => void navigate({ search: next ? { after: next } : {} }) }}
        columns={[
          { key: 'day', title: t('usage.received.day'), cell: ({ periodDay }) => <Day of={periodDay} /> },
          { key: 'at', title: t('usage.received.at'), cell: ({ receivedAt }) => <Moment at={receivedAt} /> },
          {
            key: 'machine',
            title: t('usage.machine'),
            cell: ({ clientId }) => nameOf(clientId, machines),
          },
          {
            key: 'accepted',
            title: t('usage.received.accepted'),
            figures: true,
            cell: (each) => each.accepted,
          },
          { key: 'waiting', title: t('usage.received.waiting'), figures: true, cell: (each) => each.waiting },
          {
            key: 'rejected',
            title: t('usage.received.rejected'),
            figures: true,
            cell: (each) => each.rejected,
          },
          {
            key: 'lines',
            title: t('usage.received.lines'),
            cell: (batch) => <Lines batch={batch} contracts={contracts} />,
          },
        ]}
      />
    </section>
  );
}

/** Who may not see the machines sees the beginning of their id. */
function nameOf(clientId: string, machines: readonly Machine[]): string {
  return machines.find((machine) => machine.clientId === clientId)?.name ?? `${clientId.slice(0, 8)}…`;
}

function Lines({ batch, contracts }: { batch: Batch; contracts: readonly ContractInUse[] }): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const { notAccepted, waiting, rejected } = batch;
  if (notAccepted.length === 0) return <Status tone="done">{t('usage.received.allTaken')}</Status>;
  const unshown = waiting + rejected - notAccepted.length;
  return (
    <details>
      <summary>{t('usage.received.open', { count: waiting + rejected })}</summary>
      <ul className="usage-lines">
        {notAccepted.map(({ line, contractId, status, code }) => (
          <li key={line}>
            <Status tone={status === 'WAITING' ? 'waiting' : 'attention'}>
              {t('usage.received.line', { line, status: word('UsageEntryStatus', status) })}
            </Status>{' '}
            <ContractName id={contractId} contracts={contracts} />
            <br />
            {word('UsageEntryCode', code)}
          </li>
        ))}
      </ul>
      {unshown > 0 && <p>{t('usage.received.unshown', { count: unshown })}</p>}
    </details>
  );
}

function ContractName({ id, contracts }: { id: string; contracts: readonly ContractInUse[] }): ReactNode {
  const contract = contracts.find((each) => each.id === id);
  if (!contract) return <code className="long">{id}</code>;
  return (
    <Link to="/contracts/$id" params={{ id }}>
      {contract.title}
    </Link>
  );
}
