import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWord } from '../i18n/words.js';
import type { SheetOf } from './evaluation.rules.js';

type SheetBid = SheetOf['bids'][number];

/** The bids by number, to be read again. */
export function SheetBids({ bids }: { bids: readonly SheetBid[] }): ReactNode {
  const { t } = useTranslation();
  return (
    <section className="section-block">
      <h2>{t('evaluation.sheet.title', { count: bids.length })}</h2>
      {bids.map((bid) => (
        <details key={bid.number}>
          <summary>{t('evaluation.sheet.bid', { number: bid.number })}</summary>
          <BidOnSheet bid={bid} />
        </details>
      ))}
    </section>
  );
}

/** What an evaluator sees of a bid: neither the bidder nor a price. */
export function BidOnSheet({ bid }: { bid: SheetBid }): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const { deliveryMonths, lines, milestones, proposal, supplied } = bid;
  return (
    <div className="sheet-bid">
      <p>{t('evaluation.sheet.months', { count: deliveryMonths })}</p>
      <p className="said">{proposal}</p>
      <ul>
        {lines.map(({ kind, description }) => (
          <li key={`${kind} ${description}`}>
            {description} <span className="soft">({word('CostKind', kind)})</span>
          </li>
        ))}
      </ul>
      {milestones.length > 0 && (
        <ol>
          {milestones.map(({ title, dueInMonths }) => (
            <li key={title}>{t('evaluation.sheet.milestone', { title, count: dueInMonths })}</li>
          ))}
        </ol>
      )}
      {supplied && <p className="said">{t('evaluation.sheet.supplied', { text: supplied })}</p>}
    </div>
  );
}
