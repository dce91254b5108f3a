import type { Texts } from '../i18n/texts.js';
import type { texts as chinese } from './ui.zh-CN.js';

export const texts: Texts<typeof chinese> = {
  ui: {
    move: { whose: 'Whose move', by: 'By when', otherwise: 'If nobody moves' },
    due: {
      TODAY: 'today',
      TOMORROW: 'tomorrow',
      at: '{{day}}, {{time}}',
      over: 'overdue',
      days_one: '{{count}} day left',
      days_other: '{{count}} days left',
      hours_one: '{{count}} h {{minutes}} min left',
      hours_other: '{{count}} h {{minutes}} min left',
      minutes_one: '{{count}} min left',
      minutes_other: '{{count}} min left',
    },
    money: {
      YUAN: '¥{{amount}}',
      WAN: '¥{{amount}} × 10,000',
      YI: '¥{{amount}} × 100 million',
      MILLION: '¥{{amount}} million',
      BILLION: '¥{{amount}} billion',
    },
    list: { first: 'Back to the first page', next: 'Next page', pages: '{{caption}}: pages' },
    keys: { title: 'Keys', on: 'Use these keys' },
    form: { faults_one: '{{count}} thing to correct', faults_other: '{{count}} things to correct' },
    draft: {
      SAVED: 'Saved',
      UNSAVED: 'Saving…',
      CONFLICT: 'Both changed the same; please choose',
      FAILED: 'Not saved; what you typed is still here',
      taken: 'A colleague just changed {{fields}}; it is taken over.',
      and: ', ',
      again: 'Save again',
      conflict_one: 'A colleague and you both changed {{count}} field; yours is still here',
      conflict_other: 'A colleague and you both changed {{count}} fields; yours are still here',
      theirsAndMine: '− saved by the colleague, + typed by you',
      keepMine: 'Keep what I typed',
      takeTheirs: 'Take the colleague’s',
    },
    difference: { field: 'What', before: '− Before', after: '+ After', none: 'Nothing differs.' },
    act: {
      back: 'Leave it and go back',
      words_one: 'Write at least {{count}} characters.',
      words_other: 'Write at least {{count}} characters.',
    },
    place: { city: 'City', district: 'District, county or town' },
    stepper: { done: 'done', current: 'under way', ahead: 'not yet' },
  },
};
