import type { Texts } from '../i18n/texts.js';
import type { texts as chinese } from './complaints.zh-CN.js';

export const texts: Texts<typeof chinese> = {
  complaints: {
    title_zero: 'No complaint waits for you',
    title_one: '{{count}} complaint waits for you',
    title_other: '{{count}} complaints wait for you',
    lead: 'A bidder that lost can complain against an award while it stands still; the enterprise answers, and the bureau decides what that does not settle. Until it is over no contract is signed.',
    empty: 'There are none. What bidders complain about is listed here.',
    yours: 'You deal with it',
    otherwise:
      'Without an answer in time the bidder can go to the bureau; where the bidder does not go on in time, it is over.',
    of: '{{title}}: complaint of {{provider}}',
    turn: 'The move of the {{who}}.',
    way: 'What happened',
    steps: {
      raised: 'Raised',
      answered: 'Answered by the enterprise',
      escalated: 'Taken to the bureau',
      decided: 'Decided by the bureau',
    },
    answer: {
      act: 'Answer the complaint',
      once: 'You answer once; afterwards it cannot change.',
      next: 'The bidder reads it, and can go to the bureau or let it rest.',
      words: 'Answer',
    },
    follow: {
      ESCALATED: {
        act: 'Take it to the bureau',
        effect:
          'An approver of the bureau reads the complaint and the answer and decides whether it is upheld. This cannot be taken back.',
        confirm: 'Take it there',
      },
      SETTLED: {
        act: 'Let it rest',
        effect: 'The complaint ends and cannot be raised again; the enterprise can go on to the contract.',
        confirm: 'Yes, end it',
      },
    },
    decide: {
      words: 'The decision: facts and reasons',
      uphold: 'Uphold the complaint',
      upheld:
        'The award is taken back at once and the bid that won is out; the enterprise chooses among the others.',
      dismiss: 'Dismiss the complaint',
      dismissed: 'The award stands, and the enterprise can go on to the contract.',
      told: 'Both sides read the decision and its reasons; it cannot be undone.',
    },
  },
};
