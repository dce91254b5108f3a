import type { Texts } from '../i18n/texts.js';
import type { texts as chinese } from './work.zh-CN.js';

export const texts: Texts<typeof chinese> = {
  work: {
    title: {
      until_one: '{{count}} thing waits for you, due {{nearest}}',
      until_other: '{{count}} things wait for you, the first due {{nearest}}',
      open_one: '{{count}} thing waits for you',
      open_other: '{{count}} things wait for you',
      atLeast_one: 'At least {{count}} thing waits for you',
      atLeast_other: 'At least {{count}} things wait for you',
      none: 'Nothing waits for you now',
    },
    clock: '{{now}} (China Standard Time)',
    yours: 'What waits for you',
    others_one: '{{count}} thing waits for others',
    others_other: '{{count}} things wait for others',
    who: 'Whose move',
    what: 'What',
    noDeadline: 'No deadline is set',
    empty: 'What waits for you or lies with others is listed here.',
    emptyDesks: 'No file waits at any of your desks. New ones are listed here.',
    queues: 'Desks at which files wait for you',
    desk: 'Desk',
    waiting: 'Waiting',
    since: 'The first came in',
    exactly: '{{count}}',
    atLeast: 'At least {{count}}',
    nobody: {
      evaluations: 'Needs that I was asked to judge',
      title: 'You do not belong to an organisation yet',
      text: 'Ask its signatory for an invitation; invitations are accepted on your account page.',
      invitations: 'See the invitations to you',
      register: 'Register an enterprise',
      pool: 'Providers: apply to the pool',
    },
    movers: {
      YOU: 'You',
      COLLEAGUE: 'A colleague',
      ENTERPRISE: 'The enterprise',
      PROVIDER: 'The provider',
      PROVIDERS: 'All providers',
      BUREAU: 'The bureau',
      COMMISSION: 'The commission',
      FINANCE: 'Provincial finance',
    },
    desks: {
      CERTIFICATION: 'Certification of enterprises',
      ADMISSION: 'Admission of providers',
      REVIEW: 'Review of claims',
      APPROVAL: 'Approval of claims',
      NOTICE: 'Claims to be put on public notice',
      PAYMENT: 'Claims before payment',
      OBJECTIONS: 'Objections to notices',
      APPEALS: 'Appeals of providers',
      COMPLAINTS: 'Complaints against awards',
      CONFIRMATION: 'Grants that wait for a second person',
    },
    moves: {
      ACCEPT_INVITATION: {
        title: 'Answer the invitation of {{subject}}',
        otherwise: 'Not answered by then, it lapses.',
        act: 'Answer it',
      },
      CORRECT_REGISTRATION: {
        title: 'Correct the registration: {{subject}}',
        otherwise: 'Without certification no need can be published.',
        act: 'Correct it',
      },
      CERTIFY: {
        title: 'Certify the enterprise: {{subject}}',
        otherwise: 'Before that no need can be published.',
      },
      FINISH_DRAFT: {
        title: 'Finish the draft: {{subject}}',
        otherwise: 'The draft is kept; providers do not see it.',
        act: 'Go on writing',
      },
      PUBLISH_DRAFT: {
        title: 'Check and publish the need: {{subject}}',
        otherwise: 'Providers do not see it before.',
        act: 'Read it',
      },
      BID: {
        title: 'Bid: {{subject}}',
        otherwise: 'After the deadline no bid is taken; bids open by themselves.',
        act: 'Bid',
      },
      AWARD: {
        title: 'Evaluate and award: {{subject}}',
        otherwise: 'Without an award there is no contract.',
        act: 'Compare and award',
      },
      SIGN_CONTRACT: {
        title: 'Sign the contract: {{subject}}',
        otherwise: 'It takes effect when both sides have signed.',
        act: 'Read and sign',
      },
      ACCEPT_MILESTONE: {
        title: 'Accept the milestone: {{subject}}',
        otherwise: 'What is not accepted cannot be redeemed.',
        act: 'Accept',
      },
      DELIVER_MILESTONE: {
        title: 'Deliver the milestone: {{subject}}',
        otherwise: 'Not accepted by then, it is marked late on the contract.',
        act: 'Report',
      },
      CLAIM_VOUCHER: {
        title: 'Claim a voucher: {{subject}}',
        otherwise: 'No claim is taken in afterwards, and the contract gets no subsidy.',
        act: 'Claim',
      },
      CLAIM_REDEMPTION: {
        title: 'Redeem the voucher: {{subject}}',
        otherwise: 'Not asked for by then, its money goes to who waits.',
        act: 'Redeem',
      },
      MEND_REDEMPTION: {
        title: 'Complete the claim: {{subject}}',
        otherwise: 'Not mended by then, the claim ends.',
        act: 'Mend',
      },
      REVIEW_REDEMPTION: {
        title: 'Review the claim: {{subject}}',
        otherwise: 'It is approved only after review.',
      },
      APPROVE_REDEMPTION: {
        title: 'Approve the claim: {{subject}}',
        otherwise: 'It is published only after approval.',
      },
      NOTICE_REDEMPTION: {
        title: 'Publish the claim: {{subject}}',
        otherwise: 'It is paid after the notice, without objection.',
      },
      PAY_REDEMPTION: {
        title: 'Pay the voucher: {{subject}}',
        otherwise: 'It is paid after the notice, without objection.',
      },
      ANSWER_NEEDS: {
        title: 'Look at {{subject}} needs that fit your offers',
        otherwise: 'After the deadline no bid is taken; the enterprise chooses among the others.',
        act: 'Look',
      },
      JUDGE: {
        title: 'Judge the bids: {{subject}}',
        otherwise: 'Without your scores the chair need not wait for you.',
        act: 'Judge',
      },
      AGREE: {
        title: 'Write down the agreement: {{subject}}',
        otherwise: 'Without it the enterprise cannot award.',
        act: 'Agree',
      },
      ANSWER_CLARIFICATION: {
        title: 'Answer the enterprise: {{subject}}',
        otherwise: 'Without an answer in time the bid may be out.',
        act: 'Answer',
      },
      DECIDE_CLARIFICATION: {
        title: 'Decide on an answer: {{subject}}',
        otherwise: 'Without a decision nothing can be awarded.',
        act: 'Decide',
      },
      ANSWER_COMPLAINT: {
        title: 'Answer a complaint: {{subject}}',
        otherwise: 'Without an answer in time the bidder can go to the bureau.',
        act: 'Answer',
      },
      ADMIT_PROVIDER: {
        title: 'Decide the application to the pool: {{subject}}',
        otherwise: 'First come, first served; it does not lapse.',
      },
      RECTIFY: {
        title: 'Ordered to rectify: {{subject}}',
        otherwise: 'If it is not met, suspension or removal may follow.',
        act: 'See what is asked',
      },
      DECIDE_APPEAL: {
        title: 'Decide the appeal against: {{subject}}',
        otherwise: 'Until then the sanction stays in force.',
      },
      REPORT_USAGE: {
        title: 'Report the use of accepted contracts: {{subject}}',
        otherwise: 'Without it their enterprises cannot count towards the goals.',
        act: 'Report',
      },
      FOLLOW_COMPLAINT: {
        title: 'Go on with a complaint, or not: {{subject}}',
        otherwise: 'Otherwise it ends.',
        act: 'Go on',
      },
      DECIDE_COMPLAINT: {
        title: 'Decide on a complaint: {{subject}}',
        otherwise: 'Until then no contract is signed.',
      },
      ANSWER_OFFER: {
        title: 'Answer the direct purchase: {{subject}}',
        otherwise: 'Not answered by then, it counts as declined.',
        act: 'Answer',
      },
    },
  },
};
