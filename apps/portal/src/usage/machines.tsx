import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RevokeMachineKeyDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { Act } from '../ui/form/act.js';
import { Dialog } from '../ui/dialog.js';
import { List } from '../ui/list.js';
import { Moment } from '../ui/value/moment.js';
import { Refusal } from '../ui/refusal.js';
import { Status } from '../ui/value/status.js';
import { NewMachine } from './new-machine.js';
import type { Machine } from './usage.rules.js';

export interface MachinesProps {
  /** Undefined where the reader may not see them. */
  readonly machines: readonly Machine[] | undefined;
  readonly providerId: string;
}

/** The machines that may report, each known by its public key. */
export function Machines({ machines, providerId }: MachinesProps): ReactNode {
  const { t } = useTranslation();
  return (
    <section>
      <h2>{t('usage.keys.title')}</h2>
      {machines === undefined ? (
        <p>{t('usage.keys.notYou')}</p>
      ) : (
        <>
          <List
            caption={t('usage.keys.title')}
            rows={machines}
            rowKey={({ clientId }) => clientId}
            empty={t('usage.keys.empty')}
            columns={[
              { key: 'name', title: t('usage.machine'), cell: ({ name }) => name },
              {
                key: 'client',
                title: t('usage.keys.client'),
                cell: ({ clientId }) => <code className="long">{clientId}</code>,
              },
              {
                key: 'thumbprint',
                title: t('usage.keys.thumbprint'),
                cell: ({ thumbprint }) => <code className="long">{thumbprint}</code>,
              },
              {
                key: 'registered',
                title: t('usage.keys.registered'),
                cell: ({ registeredAt }) => <Moment at={registeredAt} />,
              },
              { key: 'state', title: t('usage.keys.state'), cell: (machine) => <State machine={machine} /> },
            ]}
          />
          <NewMachine providerId={providerId} />
        </>
      )}
    </section>
  );
}

function State({ machine: { clientId, name, revokedAt } }: { machine: Machine }): ReactNode {
  const { t } = useTranslation();
  const [asking, ask] = useState(false);
  const { send, problem, sending } = useSend(RevokeMachineKeyDocument);
  if (revokedAt)
    return (
      <Status tone="quiet">
        {t('usage.keys.revoked')} <Moment at={revokedAt} />
      </Status>
    );
  const revoke = async (): Promise<void> => {
    await send({ clientId });
    ask(false);
  };
  return (
    <>
      <Status tone="done">{t('usage.keys.valid')}</Status>{' '}
      <Act look="danger" onAct={() => ask(true)}>
        {t('usage.keys.revoke')}
        <span className="unseen"> {name}</span>
      </Act>
      {problem && <Refusal problem={problem} />}
      <Dialog title={t('usage.keys.revokeTitle', { name })} isOpen={asking} onClose={() => ask(false)}>
        <p>{t('usage.keys.revokeMeans')}</p>
        <div className="actions">
          <Act look="danger" busy={sending} onAct={() => void revoke()}>
            {t('usage.keys.revoke')}
          </Act>
          <Act onAct={() => ask(false)}>{t('usage.keys.keep')}</Act>
        </div>
      </Dialog>
    </>
  );
}
