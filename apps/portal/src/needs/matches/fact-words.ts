import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { PlacesDocument } from '../../gql/graphql.js';
import { query } from '../../graphql/query.js';
import { useLanguage } from '../../i18n/use-language.js';
import { useWord } from '../../i18n/words.js';
import { roundYuan } from '../../ui/value/money.rules.js';
import { useScene } from '../../ui/value/use-scene.js';
import { points, type Contribution } from './matches.rules.js';

const GUANGDONG = '440000';
const WORDS_SHOWN = 4;

/** What a city is called, by its code. */
export function useCity(): (code: string) => string {
  const { data } = useQuery(query(PlacesDocument, { within: GUANGDONG }));
  return (code) => data?.divisions.find((one) => one.code === code)?.name ?? code;
}

/** What the points of a criterion rest on, in words. */
export function useFactWords(): (contribution: Contribution) => string {
  const { t } = useTranslation();
  const word = useWord();
  const scene = useScene();
  const city = useCity();
  const language = useLanguage();
  const money = (fen: string) => {
    const { amount, unit } = roundYuan(fen, language);
    return t(`ui.money.${unit}`, { amount });
  };
  const and = t('needs.and');
  const wordsOf = ({ criterion, facts, terms }: Contribution): string => {
    switch (criterion) {
      case 'TEXT': {
        const shown = terms
          .slice(0, WORDS_SHOWN)
          .map(({ said, pointsHundredths }) => `${said} ${points(pointsHundredths)}`);
        return t('needs.fact.TEXT', { words: shown.join(and), count: terms.length });
      }
      case 'SCENARIO':
      case 'MATURITY':
        return facts.map(scene).join(and);
      case 'REGION':
        return facts.map(city).join(and);
      case 'SIZE':
        return facts.map((size) => word('SizeClass', size)).join(and);
      case 'BUDGET':
        return t(facts.length === 1 ? 'needs.fact.BUDGET' : 'needs.fact.BUDGET_RANGE', {
          to: money(facts.at(-1) ?? '0'),
          from: money(facts[0] ?? '0'),
        });
      case 'EXPERIENCE':
      case 'RATING':
      case 'ON_TIME':
        return t(`needs.fact.${criterion}`, { count: Number(facts[0] ?? 0) });
      case 'INDUSTRY':
      case 'PROTOCOLS':
      case 'INTEGRATIONS':
      case 'CAPACITY':
        return facts.join(and);
    }
  };
  return (contribution) => {
    const fit = word('MatchFit', contribution.fit);
    const facts = contribution.facts.length > 0 || contribution.terms.length > 0 ? wordsOf(contribution) : '';
    return facts === '' ? fit : t('needs.fact.both', { fit, facts });
  };
}
