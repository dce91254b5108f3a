import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isWhole, type PeriodOf } from './period.rules.js';

export interface PeriodProps {
  /** Days only, without the minute. */
  readonly days?: boolean;
  /** By the field that it stands in. */
  readonly id?: string;
  readonly value?: PeriodOf;
  readonly onChange?: (period: PeriodOf | undefined) => void;
}

/** What a form says of a period with one end, or with both in the wrong order. */
export function usePeriodRule(): { validator: (rule: unknown, period?: PeriodOf) => Promise<void> } {
  const { t } = useTranslation();
  return {
    validator: (_, period) =>
      isWhole(period) ? Promise.resolve() : Promise.reject(new Error(t('ui.period.wrong'))),
  };
}

/** From when to when, in the browser's own fields: worked by keys, and by the clock of the province. */
export function Period({ days, id, value = {}, onChange }: PeriodProps): ReactNode {
  const { t } = useTranslation();
  const change = (part: PeriodOf): void => {
    const next = { ...value, ...part };
    onChange?.(next.from || next.to ? next : undefined);
  };
  const common = { className: 'native-input', type: days ? 'date' : 'datetime-local' };
  return (
    <span className="period">
      <input
        {...common}
        id={id}
        value={value.from ?? ''}
        onChange={({ target }) => change({ from: target.value })}
      />
      <label>
        {t('ui.period.to')}{' '}
        <input {...common} value={value.to ?? ''} onChange={({ target }) => change({ to: target.value })} />
      </label>
    </span>
  );
}
