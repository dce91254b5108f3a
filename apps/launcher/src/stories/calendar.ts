/** A moment of the year in which the stories play, in Asia/Shanghai: `at('07-13', '09:00')`. */
export function at(day: string, time = '10:00'): Date {
  return new Date(`2020-${day}T${time}:00+08:00`);
}

/** When the first story begins, and with it the clock of a new demonstration. */
export const STORIES_BEGIN = at('06-29', '09:00');
/** When people come in: a Monday morning inside the claim window of the 2020 round. */
export const STORIES_END = at('09-28');

function hoursAfter(moment: Date, hours: number): Date {
  return new Date(moment.valueOf() + hours * 3_600_000);
}

export function daysAfter(moment: Date, days: number): Date {
  return hoursAfter(moment, 24 * days);
}

/** The day in Asia/Shanghai, `2020-09-28`. */
export function dayOf(moment: Date): string {
  return hoursAfter(moment, 8).toISOString().slice(0, 10);
}
