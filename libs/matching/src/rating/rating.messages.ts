import type { MessageCatalogue } from '#libs/kernel';

export const ratingMessages: MessageCatalogue = {
  CONTRACT_NOT_ACCEPTED: {
    'zh-CN': '合同尚未全部验收，验收后才能评价。',
    en: 'The contract is not accepted yet; it can be rated once its last milestone is.',
  },
  ALREADY_RATED: {
    'zh-CN': '该合同已评价过，每份合同只能评价一次。',
    en: 'This contract was rated already; each can be rated once.',
  },
  ALREADY_REPLIED: {
    'zh-CN': '该评价已回复过，只能回复一次。',
    en: 'This rating was replied to already; there is one reply.',
  },
};
