import type { CreditCodeQuery, MyEnterpriseQuery } from '../gql/graphql.js';

export type Enterprise = MyEnterpriseQuery['enterprise'];
export type CreditCode = CreditCodeQuery['creditCode'];

/** Where a file stands: whose move it is, and what the page offers. */
export interface FileStanding {
  readonly whose: 'BUREAU' | 'YOU' | 'COLLEAGUE' | 'NOBODY';
  readonly next: 'WAIT' | 'CORRECT' | 'ASSESS' | 'NEED';
}

/** @param mayCorrect whether the person may change the file for the enterprise */
export function standingOf(
  { state, currentAssessment }: Pick<Enterprise, 'state' | 'currentAssessment'>,
  mayCorrect: boolean,
): FileStanding {
  if (state === 'REGISTERED') return { whose: 'BUREAU', next: 'WAIT' };
  if (state === 'REFUSED') return { whose: mayCorrect ? 'YOU' : 'COLLEAGUE', next: 'CORRECT' };
  return { whose: 'NOBODY', next: currentAssessment ? 'NEED' : 'ASSESS' };
}

/** What stands in the way of a registration under a code, before anything else is typed. */
export function wayOf(code: CreditCode): 'ASK_FOR_ACCESS' | 'NAMESAKE' | 'FREE' {
  if (code.registered) return 'ASK_FOR_ACCESS';
  return code.nameRegistered ? 'NAMESAKE' : 'FREE';
}

/** What the form begins with: the division that the code names, where it is one of the province. */
export function divisionFrom({ divisionCode, divisionName }: CreditCode): string | undefined {
  return divisionName && !divisionCode.endsWith('00') ? divisionCode : undefined;
}
