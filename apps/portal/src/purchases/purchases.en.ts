import type { Texts } from '../i18n/texts.js';
import type { texts as chinese } from './purchases.zh-CN.js';

export const texts: Texts<typeof chinese> = {
  purchases: {
    name: 'Direct purchases',
    title: {
      provider_zero: 'No order waits for your answer',
      provider_one: '{{count}} order waits for your answer',
      provider_other: '{{count}} orders wait for your answer',
      enterprise_zero: 'No order waits for its provider',
      enterprise_one: '{{count}} order waits for its provider',
      enterprise_other: '{{count}} orders wait for their providers',
    },
    lead: 'A small item of the catalogue can be ordered at its listed price, without a call for bids. Once the provider takes it, the contract is drafted for both to sign.',
    yours: 'You answer',
    provider: 'The provider answers',
    otherwise: 'Without an answer in time the order lapses.',
    empty: {
      provider: 'Nobody has ordered an item of yours. Only items with one listed price can be ordered.',
      enterprise: 'There are none. Items with one listed price can be ordered from the matches of a need.',
    },
    hidden: 'An enterprise',
    offered: 'ordered',
    states: {
      WAITS: 'waits for the provider',
      TAKEN: 'taken by the provider',
      DECLINED: 'declined by the provider',
      LAPSED: 'lapsed',
    },
    because: 'The provider: {{reason}}',
    contract: 'Open the contract',
    reason: 'What you tell the enterprise',
    notYou: 'A signatory answers; your role can only look.',
    take: 'Take the order',
    takeEffect: 'The contract is drafted at once, for both to sign.',
    takePrice: 'Price and delivery are those of the version that was ordered and cannot change.',
    decline: 'Decline it',
    declineEffect: 'The order is over, and the enterprise can look for another.',
    order: {
      title: 'Order: {{title}}',
      not: 'Cannot be ordered directly: {{title}}',
      effects: 'What follows',
      effect: {
        offer: 'The provider answers within days; until then the order cannot be taken back.',
        contract: 'Once it is taken, the contract is drafted at the listed price; both sign it.',
        limit:
          'Above the limit of the rules, under an older version of the catalogue or between related companies it is refused.',
      },
      whyNot: {
        NO_FIXED_PRICE: 'This item has a span of prices, not one. Publish a need and take bids.',
        NOT_YOUR_ROLE: 'A signatory orders; your role can only look.',
      },
      scene: 'For which scene',
      what: 'What your enterprise has',
      whatHelp: 'Machines, systems, places; it goes into the contract. 10 to 5,000 characters.',
      send: 'Order for {{amount}} yuan',
      price: 'Listed price',
      delivery: 'Delivery',
      months_one: '{{count}} month',
      months_other: '{{count}} months',
      version: 'Version of the catalogue',
      lines: 'What the price is made of',
      line: 'What',
      kind: 'Kind of cost',
      amount: 'Amount (yuan)',
    },
  },
};
