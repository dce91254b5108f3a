import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWord } from '../i18n/words.js';
import { List } from '../ui/list.js';
import { Money } from '../ui/value/money.js';
import { Status } from '../ui/value/status.js';
import type { ContractFile } from './contracts.rules.js';

type Line = ContractFile['lines'][number];

/** What was bought, line by line; the lines make the total. */
export function Lines({ contract: { lines } }: { contract: ContractFile }): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <section>
      <h2>{t('contracts.lines.title')}</h2>
      <List
        caption={t('contracts.lines.title')}
        rows={lines}
        rowKey={({ id }) => id}
        empty="–"
        columns={[
          { key: 'description', title: t('contracts.lines.what'), cell: (line) => <What line={line} /> },
          { key: 'kind', title: t('contracts.lines.kind'), cell: ({ kind }) => word('CostKind', kind) },
          {
            key: 'eligible',
            title: t('contracts.lines.eligible'),
            cell: ({ eligibleByDefault }) => (
              <Status tone={eligibleByDefault ? 'done' : 'quiet'}>
                {t(eligibleByDefault ? 'contracts.lines.paid' : 'contracts.lines.unpaid')}
              </Status>
            ),
          },
          {
            key: 'amount',
            title: t('contracts.amount'),
            figures: true,
            cell: ({ amountFen }) => <Money fen={amountFen} bare />,
          },
        ]}
      />
      <p className="hint">{t('contracts.lines.hint')}</p>
    </section>
  );
}

function What({ line: { description, unit, unitPriceFen, mostUnits } }: { line: Line }): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      {description}
      {unit && unitPriceFen && (
        <div className="hint">
          {t('contracts.lines.metered', { unit, most: mostUnits })} <Money fen={unitPriceFen} />
        </div>
      )}
    </>
  );
}
