import type { Texts } from '../i18n/texts.js';
import type { texts as chinese } from './help.zh-CN.js';

export const texts: Texts<typeof chinese> = {
  help: {
    title: 'Help',
    lead: 'What to do first, who decides, by when, and where to ask: a page for each of the three kinds of users.',
    ask: {
      title: 'Where to ask',
      matter:
        'Whose move a matter is and by which day stands in My work and at the top of its page: look there first.',
      refused:
        'Where a page refuses, it says why, under which rule and how to mend it. Quote the code on the page when you ask.',
      page: 'For sign-in, accounts and pages that do not open, ask the operator of this platform; for certification and review, the bureau of your city or county.',
    },
    words: {
      title: 'Words in Chinese and English',
      chinese: 'Chinese',
      english: 'English',
      meaning: 'Meaning',
    },
    round: {
      title: 'The current round',
      name: 'Round',
      claims: 'Claims',
      redemptions: 'Redemptions',
      notice: 'Public notice',
      days_one: '{{count}} day',
      days_other: '{{count}} days',
    },
    limits: {
      title: 'Time limits in force',
      lead: 'These are read from the rules in force, and change here when the rules do.',
      name: 'Limit',
      value: 'Value',
      source: 'Source',
      none: 'No time limit is published at present.',
    },
    keys: {
      title: 'Keys of the desks',
      lead: 'They rest while you type, and can be switched off on each desk.',
    },
    manufacturer: {
      title: 'Manufacturers: from registration to the count',
      lead: 'Register the enterprise by its unified social credit code; the bureau of its region certifies it. Then assess, post a need, sign and claim.',
      ask: 'For certification, claims and redemption ask the bureau of your city or county; about offers and prices, put a question to the providers at the need.',
      step1: {
        what: 'Enter the unified social credit code, check what it brings, add the business figures and submit.',
        who: 'The bureau of your city or county certifies. What is returned says why, and can be submitted again.',
        go: 'Register the enterprise',
      },
      step2: {
        what: 'Answer the questionnaire on digital maturity; save and go on whenever you like.',
        who: 'The score is computed under the published questionnaire. Nobody has to approve it.',
        go: 'Begin the assessment',
      },
      step3: {
        what: 'Say in your own words what you want to change, check the proposed scenario and machines, preview and publish.',
        who: 'Your signatory publishes. Matches are advice: you choose.',
        go: 'Write a need',
      },
      step4: {
        what: 'Sealed bids open at their time. Evaluate, compare and award; both sides read what differs and sign.',
        who: 'You award. Bidders may complain during the standstill, and you answer first.',
        go: 'My contracts',
      },
      step5: {
        what: 'Claim a voucher for the contract within the window. Accept milestones, then hand in invoice, payment proof and acceptance report.',
        who: 'The city bureau reviews, then the commission approves. What is missing is listed all at once.',
        go: 'My vouchers',
      },
      step6: {
        what: 'When the public notice ends without an upheld objection, the treasury pays. Verified use is counted.',
        who: 'Finance pays. Whether you count is decided by the published rule, enterprise by enterprise.',
        go: 'Am I counted?',
      },
    },
    provider: {
      title: 'Providers: from admission to usage reports',
      lead: 'Apply to the provincial pool; the commission decides. Once admitted, publish solutions, and needs that fit come to you.',
      ask: 'About admission and standing ask the commission. What is unclear in a need, ask in its question period: the asker stays hidden.',
      step1: {
        what: 'Fill in who you are and what you can deliver, and submit the application.',
        who: 'The commission decides. A refusal says why, and can be appealed.',
        go: 'Apply to the pool',
      },
      step2: {
        what: 'Describe scenarios, industries, prices and delivery. Every change is kept as a version.',
        who: 'You publish yourself, and are found at once.',
        go: 'My catalogue',
      },
      step3: {
        what: 'See which needs fit and why; for the others, what is missing.',
        who: 'The order is computed under a published rule, the same for all providers.',
        go: 'Needs for me',
      },
      step4: {
        what: 'Bid under seal before the deadline and keep the receipt. Until then a bid can be withdrawn and sent anew.',
        who: 'Nobody reads it before it opens. The enterprise awards; you may complain about the result.',
        go: 'To the bids',
      },
      step5: {
        what: 'Once both sides have signed, deliver by milestones; the enterprise accepts each.',
        who: 'The enterprise accepts. A dispute can be opened at the contract.',
        go: 'My contracts',
      },
      step6: {
        what: 'Report usage in signed batches and see line by line what was taken.',
        who: 'Signature and content are checked by the platform. What was taken is evidence.',
        go: 'Usage feed',
      },
    },
    commission: {
      title: 'Authorities: from the round to the count',
      lead: 'My work lists what waits by its deadline. Who proposes does not approve, who reviews does not approve, who approves does not pay.',
      ask: 'For access and accounts ask the administrator of your office. The commission records an incident of the platform, and deadlines can follow.',
      step1: {
        what: 'Set budget, windows and tranches under a scheme; see the effect before you propose.',
        who: 'One person of the commission proposes, another publishes.',
        go: 'Rounds and budget',
      },
      step2: {
        what: 'Check what an enterprise registered, file by file; certify, or return it with a reason.',
        who: 'The bureau of the city or county of the enterprise.',
        go: 'Certification desk',
      },
      step3: {
        what: 'Read the papers beside the checklist, judge overlaps, decide.',
        who: 'The city bureau reviews, then the commission approves.',
        go: 'Review desk',
      },
      step4: {
        what: 'Put approved projects before the public; anybody may object with facts while the notice is open.',
        who: 'The commission decides objections. What is upheld is not paid.',
        go: 'Objections desk',
      },
      step5: {
        what: 'Make payment runs, check the statements of the bank, clear differences.',
        who: 'Finance. What cannot be paid says why.',
        go: 'Payments',
      },
      step6: {
        what: 'Both goals with trend and places, down to the enterprise where you may see it.',
        who: 'Counted under the published rule; nobody edits a figure.',
        go: 'Goals and counts',
      },
    },
  },
};
