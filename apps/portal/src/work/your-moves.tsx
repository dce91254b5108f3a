import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../ui/value/clock.js';
import { Due } from '../ui/value/due.js';
import { nearnessOf } from '../ui/value/due.rules.js';
import { Money } from '../ui/value/money.js';
import { MoveLink } from './move-link.js';
import type { Move } from './work.rules.js';

/** By when, what, and what happens otherwise; what is due within a day stands out. */
export function YourMoves({ moves }: { moves: readonly Move[] }): ReactNode {
  const { t } = useTranslation();
  const now = useNow();
  const isNear = ({ by }: Move): boolean =>
    by !== null && now !== undefined && nearnessOf(by, now).urgency !== 'LATER';
  return (
    <ul className="moves" aria-label={t('work.yours')}>
      {moves.map((move) => (
        <li key={move.key} className={isNear(move) ? 'near' : undefined}>
          <div className="moves-by">{move.by ? <Due at={move.by} /> : t('work.noDeadline')}</div>
          <div>
            <h2>{t(`work.moves.${move.deed}.title`, { subject: move.subject })}</h2>
            {move.party && <p className="soft">{move.party}</p>}
            {move.fen && (
              <p className="soft">
                <Money fen={move.fen} />
              </p>
            )}
          </div>
          <p className="soft">{t(`work.moves.${move.deed}.otherwise`)}</p>
          <MoveLink move={move} />
        </li>
      ))}
    </ul>
  );
}
