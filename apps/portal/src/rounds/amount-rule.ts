import { useTranslation } from 'react-i18next';
import { fenOf } from '../ui/value/money.rules.js';

/** The rule of a field for an amount in yuan. */
export function useAmountRule() {
  const { t } = useTranslation();
  return {
    required: true,
    validator: (_: unknown, value: string | undefined) =>
      fenOf(value ?? '') === undefined
        ? Promise.reject(new Error(t('rounds.amountWrong')))
        : Promise.resolve(),
  };
}
