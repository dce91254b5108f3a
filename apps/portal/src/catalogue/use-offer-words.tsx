import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWord } from '../i18n/words.js';
import { Money } from '../ui/value/money.js';
import { useScene } from '../ui/value/use-scene.js';
import type { Content, OfferField } from './catalogue.rules.js';

/** What a field of an offer says, in words. An empty list of whom it fits means: all. */
export function useOfferWords(): (content: Content, field: OfferField) => ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const scene = useScene();
  const joined = (words: readonly string[], none: string) =>
    words.length > 0 ? words.join(t('catalogue.and')) : none;
  const all = t('catalogue.all');
  return (content, field) => {
    switch (field) {
      case 'title':
      case 'summary':
        return <span className="said">{content[field]}</span>;
      case 'scenarios':
        return joined(content.scenarios.map(scene), all);
      case 'industries':
        return joined(content.industryNames, all);
      case 'sizeClasses':
        return joined(
          content.sizeClasses.map((each) => word('SizeClass', each)),
          all,
        );
      case 'regions':
        return joined(content.regionNames, all);
      case 'protocols':
      case 'integrations':
        return joined(content[field], t('catalogue.noneNamed'));
      case 'price':
        return (
          <>
            <Money fen={content.priceFromFen} />
            {content.priceToFen !== content.priceFromFen && (
              <>
                {' '}
                – <Money fen={content.priceToFen} />
              </>
            )}
          </>
        );
      case 'lines':
        return (
          <ul className="offer-lines">
            {content.lines.map(({ kind, description, amountFen }) => (
              <li key={`${kind} ${description}`}>
                {word('CostKind', kind)} · {description} · <Money fen={amountFen} />
              </li>
            ))}
          </ul>
        );
      case 'deliveryMonths':
        return t('catalogue.months', { count: content.deliveryMonths });
      case 'capacityPerMonth':
        return t('catalogue.projects', { count: content.capacityPerMonth });
      default:
        return t(content[field] ? 'catalogue.yes' : 'catalogue.no');
    }
  };
}
