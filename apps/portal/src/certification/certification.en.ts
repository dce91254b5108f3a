import type { Texts } from '../i18n/texts.js';
import type { texts as chinese } from './certification.zh-CN.js';

export const texts: Texts<typeof chinese> = {
  certification: {
    days_one: '{{count}} day',
    days_other: '{{count}} days',
    waited_one: 'waiting {{count}} day',
    waited_other: 'waiting {{count}} days',
    yes: 'yes',
    no: 'no',
    queue: {
      title_one: '{{count}} enterprise waits for certification',
      title_other: '{{count}} enterprises wait for certification',
      atLeast_one: 'At least {{count}} enterprise waits for certification',
      atLeast_other: 'At least {{count}} enterprises wait for certification',
      none: 'No enterprise waits for certification',
      order: 'First come, first served; a corrected file keeps its place.',
      begin: 'Begin with the first',
      caption: 'Enterprises that wait for certification',
      empty: 'No enterprise of your division waits. New registrations are listed here.',
      mark: 'Notes',
      corrected: 'Corrected and handed in again',
      since: 'Handed in',
      waited: 'Waiting',
    },
    file: {
      waits_one: 'To certify: {{name}}, waiting {{count}} day',
      waits_other: 'To certify: {{name}}, waiting {{count}} days',
    },
    keys: { next: 'next file', before: 'file before', certify: 'certify', refuse: 'write why it goes back' },
    checks: {
      title: 'Checked by the platform',
      code: 'The check character of the credit code is right',
      noFlags: 'Present address and place of registration agree',
      earlier: 'Given back before, because:',
    },
    fact: {
      title: 'Stated by the enterprise',
      name: 'Name',
      code: 'Unified social credit code',
      division: 'Place',
      industry: 'Industry',
      established: 'Established on',
      employees: 'Employees',
      revenue: 'Revenue of the year before',
      size: 'Size (from employees and revenue)',
      aboveScale: 'Industrial above scale',
      controlledBy: 'Credit code of who controls it',
      cluster: 'Cluster pilot',
    },
    course: {
      title: 'What happened',
      pledged: 'The enterprise pledged that all is true',
      submitted: 'Handed in',
      waits: 'Your decision',
      refused: 'Given back, the enterprise corrects it',
      certified: 'Certified',
    },
    decision: {
      title: 'Decision',
      reason: 'Why it goes back (the enterprise reads it: say what is wrong and how to correct it)',
      certify: 'Certify',
      refuse: 'Give back for correction',
      confirm: 'Certify {{name}}?',
      effect:
        'Credit code {{code}}. Once certified, the enterprise may publish needs and claim vouchers; the decision is recorded with your name and the time.',
    },
    reasons: {
      code: {
        name: 'Credit code differs',
        text: 'The unified social credit code is not that of the business licence. Correct it after the licence and hand it in again.',
      },
      division: {
        name: 'Place differs',
        text: 'The place is not the address of the business licence. Choose the district of that address and hand it in again.',
      },
      size: {
        name: 'Employees or revenue differ',
        text: 'Employees or revenue are not those of the annual report. Correct them after last year’s report and hand it in again.',
      },
      industry: {
        name: 'Industry differs',
        text: 'The industry does not fit the main business. Choose its class of GB/T 4754-2017 and hand it in again.',
      },
    },
  },
};
