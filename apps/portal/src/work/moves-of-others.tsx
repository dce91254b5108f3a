import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Due } from '../ui/value/due.js';
import { List } from '../ui/list.js';
import { FileLink } from './file-link.js';
import type { Move } from './work.rules.js';

/** What the reader waits for, and for whom. */
export function MovesOfOthers({ moves }: { moves: readonly Move[] }): ReactNode {
  const { t } = useTranslation();
  return (
    <section className="section-block">
      <h2>{t('work.others', { count: moves.length })}</h2>
      <List
        caption={t('work.others', { count: moves.length })}
        rows={moves}
        rowKey={({ key }) => key}
        empty={null}
        columns={[
          {
            key: 'who',
            title: t('work.who'),
            cell: ({ mover }) => <strong>{t(`work.movers.${mover}`)}</strong>,
          },
          {
            key: 'what',
            title: t('work.what'),
            cell: (move) => (
              <>
                <FileLink move={move}>
                  {t(`work.moves.${move.deed}.title`, { subject: move.subject })}
                </FileLink>
                {move.party && <div className="soft">{move.party}</div>}
              </>
            ),
          },
          {
            key: 'by',
            title: t('ui.move.by'),
            cell: ({ by }) => (by ? <Due at={by} /> : t('work.noDeadline')),
          },
        ]}
      />
    </section>
  );
}
