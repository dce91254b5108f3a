import type { ReactNode } from 'react';
import { formatDay, formatMoment } from '../../i18n/format.js';
import { useLanguage } from '../../i18n/use-language.js';

/** An instant, to the minute: 2020年10月8日 10:00 */
export function Moment({ at }: { at: string }): ReactNode {
  const language = useLanguage();
  return <time dateTime={at}>{formatMoment(at, language)}</time>;
}

/** A day, or the day of an instant: 2020年10月8日 */
export function Day({ of }: { of: string }): ReactNode {
  const language = useLanguage();
  return <time dateTime={of}>{formatDay(of, language)}</time>;
}
