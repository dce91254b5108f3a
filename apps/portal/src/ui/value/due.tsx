import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay, formatTime } from '../../i18n/format.js';
import { useLanguage } from '../../i18n/use-language.js';
import { useNow } from './clock.js';
import { type Nearness, nearnessOf } from './due.rules.js';
import { Status } from './status.js';

/** By when, and what is left until then by the server's clock; a near deadline has another shape and colour. */
export function Due({ at }: { at: string }): ReactNode {
  const { t } = useTranslation();
  const day = useDeadlineWords()(at);
  const now = useNow();
  if (now === undefined) return <time dateTime={at}>{day}</time>;
  const nearness = nearnessOf(at, now);
  const tone = nearness.urgency === 'LATER' ? 'waiting' : 'attention';
  return (
    <span className="due">
      <time dateTime={at}>{day}</time> <Status tone={tone}>{leftOf(nearness, t)}</Status>
    </span>
  );
}

/** A deadline in words, for headings: 今天 17:00, 11月18日. */
export function useDeadlineWords(): (at: string) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  return (at) => {
    const near = now === undefined ? 'OTHER' : nearnessOf(at, now).day;
    const day = near === 'OTHER' ? formatDay(at, language) : t(`ui.due.${near}`);
    return /T/.test(at) ? t('ui.due.at', { day, time: formatTime(at, language) }) : day;
  };
}

function leftOf({ urgency, days, hours, minutes }: Nearness, t: TFunction): string {
  if (urgency === 'OVER') return t('ui.due.over');
  if (days > 0) return t('ui.due.days', { count: days });
  if (hours > 0) return t('ui.due.hours', { count: hours, minutes });
  return t('ui.due.minutes', { count: minutes });
}
