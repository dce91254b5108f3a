import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../ui/value/clock.js';
import { Act } from '../ui/form/act.js';
import { List } from '../ui/list.js';
import { useWord } from '../i18n/words.js';
import { download } from '../ui/download.js';
import { reportScript } from './report-script.js';
import type { ContractInUse, Machine } from './usage.rules.js';

export interface HowToProps {
  readonly machines: readonly Machine[];
  /** Those of which use may be reported. */
  readonly contracts: readonly ContractInUse[];
}

const DAY_MS = 24 * 3_600_000;
const SHANGHAI_MS = 8 * 3_600_000;
const SHOWN = 3;

/** How a machine reports: the steps, the ids that it needs, and a program to begin with. */
export function HowTo({ machines, contracts }: HowToProps): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const now = useNow();
  const machine = machines.findLast(({ revokedAt }) => revokedAt === null);
  const script = reportScript({
    origin: location.origin,
    clientId: machine?.clientId ?? t('usage.how.clientHere'),
    periodDay: new Date((now ?? 0) + SHANGHAI_MS - DAY_MS).toISOString().slice(0, 10),
    entries: contracts.slice(0, SHOWN).map(({ id, enterprise }) => ({
      contractId: id,
      enterpriseId: enterprise?.id ?? '',
      activeUsers: 12,
      events: 3400,
    })),
  });
  return (
    <section>
      <h2>{t('usage.how.title')}</h2>
      <ol className="usage-steps">
        <li>{t('usage.how.key')}</li>
        <li>{t('usage.how.collect')}</li>
        <li>{t('usage.how.sign')}</li>
        <li>{t('usage.how.send')}</li>
        <li>{t('usage.how.look')}</li>
      </ol>
      <details>
        <summary>{t('usage.how.ids')}</summary>
        <List
          caption={t('usage.how.ids')}
          rows={contracts}
          rowKey={({ id }) => id}
          empty={t('usage.how.noContracts')}
          columns={[
            { key: 'title', title: t('usage.how.contract'), cell: ({ title }) => title },
            { key: 'enterprise', title: t('usage.how.enterprise'), cell: (each) => each.enterpriseName },
            { key: 'state', title: t('usage.how.state'), cell: ({ state }) => word('ContractState', state) },
            { key: 'id', title: 'contractId', cell: ({ id }) => <code className="long">{id}</code> },
            {
              key: 'enterpriseId',
              title: 'enterpriseId',
              cell: ({ enterprise }) => <code className="long">{enterprise?.id}</code>,
            },
          ]}
        />
      </details>
      <h3 className="usage-part">{t('usage.how.program')}</h3>
      <p>{t('usage.how.programLead')}</p>
      <Act
        whyNot={contracts.length === 0 ? t('usage.how.noContracts') : null}
        onAct={() => download('report-usage.mjs', script)}
      >
        {t('usage.how.download')}
      </Act>
      <pre className="usage-script" tabIndex={0} aria-label={t('usage.how.program')}>
        {script}
      </pre>
    </section>
  );
}
