import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanSaidFragment } from '../gql/graphql.js';
import { List } from '../ui/list.js';
import { Status } from '../ui/value/status.js';
import { pointsOf, type PanelRow } from './evaluation.rules.js';

export interface PanelTableProps {
  readonly rows: readonly PanelRow[];
  readonly plan: PlanSaidFragment;
}

/** All individual scores side by side, and what was agreed on. */
export function PanelTable({ rows, plan }: PanelTableProps): ReactNode {
  const { t } = useTranslation();
  return (
    <List
      caption={t('evaluation.panel.title')}
      rows={rows.toSorted((a, b) => a.number - b.number)}
      rowKey={({ bidId, criterion }) => `${bidId} ${criterion}`}
      empty={t('evaluation.panel.none')}
      columns={[
        {
          key: 'bid',
          title: t('evaluation.panel.bid'),
          cell: ({ number, criterion }) =>
            t('evaluation.panel.of', { number, criterion: titleOf(plan, criterion) }),
        },
        { key: 'given', title: t('evaluation.panel.given'), cell: (row) => <Given row={row} /> },
        {
          key: 'mean',
          title: t('evaluation.panel.mean'),
          figures: true,
          cell: ({ meanHundredths }) => pointsOf(meanHundredths),
        },
        {
          key: 'apart',
          title: t('evaluation.panel.apart'),
          figures: true,
          cell: ({ apartHundredths, mustDiscuss }) => (
            <>
              {pointsOf(apartHundredths)}
              {mustDiscuss && (
                <div>
                  <Status tone="attention">{t('evaluation.panel.discuss')}</Status>
                </div>
              )}
            </>
          ),
        },
        {
          key: 'agreed',
          title: t('evaluation.panel.agreed'),
          figures: true,
          cell: ({ agreedHundredths, reason }) => (
            <>
              {agreedHundredths === null ? '–' : pointsOf(agreedHundredths)}
              {reason && <div className="soft">{reason}</div>}
            </>
          ),
        },
      ]}
    />
  );
}

export function titleOf({ criteria }: PlanSaidFragment, code: string): string {
  return criteria.find((each) => each.code === code)?.title ?? code;
}

/** Who gave what, and why. */
export function Given({ row: { given } }: { row: PanelRow }): ReactNode {
  const { t } = useTranslation();
  return (
    <ul className="given">
      {given.map(({ personId, person, scoreHundredths, comment }) => (
        <li key={personId}>
          <strong>
            {t('evaluation.panel.gave', {
              name: person?.displayName ?? personId,
              points: pointsOf(scoreHundredths),
            })}
          </strong>{' '}
          {comment}
        </li>
      ))}
    </ul>
  );
}
