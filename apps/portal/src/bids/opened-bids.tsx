import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWord } from '../i18n/words.js';
import { Moment } from '../ui/value/moment.js';
import { Money } from '../ui/value/money.js';
import { Status } from '../ui/value/status.js';
import type { RankedBid } from './bids.rules.js';
import { Scores } from './scores.js';

export interface OpenedBidsProps {
  readonly ranked: readonly RankedBid[];
  readonly lowPriced: readonly string[];
}

/** All bids in their order, each with its price, its lines, its scores and why it is out. */
export function OpenedBids({ ranked, lowPriced }: OpenedBidsProps): ReactNode {
  const { t } = useTranslation();
  return (
    <section>
      <h2>{t('bids.opened.title', { count: ranked.length })}</h2>
      <ol className="cards">
        {ranked.map((each) => (
          <OpenedBid key={each.bid.id} ranked={each} low={lowPriced.includes(each.bid.id)} />
        ))}
      </ol>
    </section>
  );
}

function OpenedBid({ ranked: { bid, compared }, low }: { ranked: RankedBid; low: boolean }): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <li className="card">
      <h3>
        {compared.rank === null
          ? t('bids.opened.out', { name: bid.provider.name })
          : t('bids.opened.rank', { rank: compared.rank, name: bid.provider.name })}
      </h3>
      {compared.outBecause && <Status tone="wrong">{compared.outBecause}</Status>}
      {low && <Status tone="attention">{t('bids.opened.low')}</Status>}
      <p>
        <Money fen={bid.priceFen} /> · {t('bids.opened.months', { count: bid.deliveryMonths })}
      </p>
      <Scores compared={compared} />
      <details>
        <summary>{t('bids.opened.lines')}</summary>
        <ul>
          {bid.lines.map(({ kind, description, amountFen }) => (
            <li key={`${kind} ${description}`}>
              {description} ({word('CostKind', kind)}) <Money fen={amountFen} />
            </li>
          ))}
        </ul>
        <p className="said">{bid.proposal}</p>
        <p className="hint">
          {t('bids.receipts.sealedAt')} <Moment at={bid.sealedAt} /> · {t('bids.receipts.content')}{' '}
          <code className="hash">{bid.contentHash}</code>
        </p>
      </details>
    </li>
  );
}
