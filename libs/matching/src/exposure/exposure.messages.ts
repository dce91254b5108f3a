import type { MessageCatalogue } from '#libs/kernel';

export const exposureMessages: MessageCatalogue = {
  DECLINE_REASON: {
    'zh-CN': '婉拒需求须选择原因，接受需求则不填原因。',
    en: 'Declining a need takes a reason, and accepting it takes none.',
  },
  SPAN_OF_DAYS: {
    'zh-CN': '时间范围有误：{from} 至 {until}。结束日不得早于开始日，最长 {most} 天。',
    en: 'The span {from} to {until} is not valid: it must not end before it begins, nor last longer than {most} days.',
  },
};
