import { useTranslation } from 'react-i18next';
import { formatDay } from '../i18n/format.js';
import { useLanguage } from '../i18n/use-language.js';
import { KINDS, type RuleResult } from './eligibility.rules.js';
import type { City } from './questions.js';

export interface RuleWords {
  readonly asked: (result: RuleResult) => string;
  readonly found: (result: RuleResult) => string;
}

/** The values of rules as people read them: names for codes, dates in words, amounts with their unit. */
export function useRuleWords(cities: readonly City[]): RuleWords {
  const { t } = useTranslation();
  const language = useLanguage();
  const place = (code: string) =>
    cities.find((city) => city.code.slice(0, 4) === code.slice(0, 4))?.name ?? code;
  const kinds = (codes: string) =>
    codes
      .split(', ')
      .map((code) => (isKind(code) ? t(`eligibility.kind.${code}`) : code))
      .join(t('eligibility.and'));
  const yuan = (amount: string) => t('ui.money.YUAN', { amount });
  return {
    asked: ({ rule, asked }) => {
      const value =
        rule === 'CITY_TAKES_PART'
          ? asked.split(', ').filter(Boolean).map(place).join(t('eligibility.and'))
          : rule === 'SOME_ELIGIBLE_LINE'
            ? kinds(asked)
            : rule === 'CONTRACT_SIGNED_AFTER'
              ? formatDay(asked, language)
              : rule === 'MINIMUM_REVENUE'
                ? yuan(asked)
                : asked;
      if (rule === 'CITY_TAKES_PART' && value === '') return t('eligibility.asked.everyCity');
      return t(`eligibility.asked.${rule}`, { value });
    },
    found: ({ rule, found }) => {
      if (found === 'true' || found === 'false')
        return t(found === 'true' ? 'eligibility.yes' : 'eligibility.no');
      if (rule === 'REGISTERED_IN_PROVINCE' || rule === 'CITY_TAKES_PART') return place(found);
      if (rule === 'INDUSTRIAL_ENTERPRISE')
        return isSection(found) ? t(`eligibility.section.${found}`) : found;
      if (rule === 'SOME_ELIGIBLE_LINE') return kinds(found);
      if (rule === 'MINIMUM_REVENUE') return yuan(found);
      return /^\d{4}-\d{2}-\d{2}$/.test(found) ? formatDay(found, language) : found;
    },
  };
}

function isKind(code: string): code is (typeof KINDS)[number] {
  return (KINDS as readonly string[]).includes(code);
}

function isSection(code: string): code is 'B' | 'C' | 'D' | 'I' {
  return /^[BCDI]$/.test(code);
}
