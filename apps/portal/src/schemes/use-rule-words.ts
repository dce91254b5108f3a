import { useTranslation } from 'react-i18next';
import { formatDay, formatMoment } from '../i18n/format.js';
import { useLanguage } from '../i18n/use-language.js';
import { isRule, kindOf, textOf } from './schemes.rules.js';

export interface RuleWords {
  readonly name: (rule: string) => string;
  /** The value in words: names for codes, amounts and shares with their unit. */
  readonly value: (rule: string, json: string) => string;
}

/** The rules of a scheme as people read them. */
export function useRuleWords(cities: readonly { readonly code: string; readonly name: string }[]): RuleWords {
  const { t } = useTranslation();
  const language = useLanguage();
  const city = (code: string): string => cities.find((each) => each.code === code)?.name ?? code;
  const word = (value: string): string =>
    t(`schemes.words.${value}` as 'schemes.words.INVOICE', { defaultValue: value });
  const list = (values: readonly string[]): string => values.join(t('list.separator'));
  return {
    name: (rule) => (isRule(rule) ? t(`schemes.rules.${rule}`) : rule),
    value: (rule, json) => {
      const kind = kindOf(rule);
      const text = textOf(kind, json);
      switch (kind) {
        case 'RATE':
          return `${text}%`;
        case 'AMOUNT':
          return t('ui.money.YUAN', { amount: text });
        case 'YES_NO':
          return t(text === 'YES' ? 'schemes.yes' : 'schemes.no');
        case 'DAY':
          return formatDay(text, language);
        case 'CODES':
          return list((JSON.parse(json) as string[]).map(city));
        case 'WORDS':
          return list((JSON.parse(json) as string[]).map(word));
        case 'WINDOW': {
          const { from, to } = JSON.parse(json) as { from: string; to: string };
          return `${formatMoment(from, language)} – ${formatMoment(to, language)}`;
        }
        case 'JSON':
          return rule === 'trancheWeights'
            ? list(
                (JSON.parse(json) as { cityCode: string; weight: number }[]).map(
                  ({ cityCode, weight }) => `${city(cityCode)} ${weight}`,
                ),
              )
            : text;
        default:
          return text;
      }
    },
  };
}
