import type { Language } from './language.js';

/** English dates put the day first, as official papers do; numbers are the same in both. */
const LOCALES: Readonly<Record<Language, string>> = { 'zh-CN': 'zh-CN', en: 'en-GB' };
/** The calendar is that of the province wherever the reader is. */
const PROVINCE = 'Asia/Shanghai';

/** 12345 -> 12,345 */
export function formatCount(count: number, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language]).format(count);
}

/** 0.123 -> 12.3%; the caller has rounded. */
export function formatShare(share: number, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language], { style: 'percent', maximumFractionDigits: 1 }).format(
    share,
  );
}

/** An instant (ISO 8601) to the second, as figures are dated: 2020年9月28日 10:00:27 */
export function formatInstant(instant: string, language: Language): string {
  return format(instant, language, { dateStyle: 'long', timeStyle: 'medium' });
}

/** An instant as people arrange to meet: 2020年10月8日 10:00, 8 October 2020 at 10:00 */
export function formatMoment(instant: string, language: Language): string {
  return format(instant, language, { dateStyle: 'long', timeStyle: 'short' });
}

/** The day of an instant, or a day (YYYY-MM-DD): 2020年10月8日, 8 October 2020 */
export function formatDay(day: string, language: Language): string {
  // A day without a time is one everywhere: noon of the province keeps it there.
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(day) ? `${day}T12:00:00+08:00` : day;
  return format(instant, language, { dateStyle: 'long' });
}

/** A month (YYYY-MM): 2020年10月, October 2020 */
export function formatMonth(month: string, language: Language): string {
  return format(`${month}-15T12:00:00+08:00`, language, { year: 'numeric', month: 'long' });
}

/** The time of an instant: 17:00 */
export function formatTime(instant: string, language: Language): string {
  return format(instant, language, { timeStyle: 'short' });
}

function format(instant: string, language: Language, style: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(LOCALES[language], {
    timeZone: PROVINCE,
    hourCycle: 'h23',
    ...style,
  }).format(new Date(instant));
}
