import { definePolicy, whole } from '#libs/policy';

const OPERATOR = { source: '公开来源未给出，由运营方设定', confidence: 'OPERATOR' } as const;

/** The times of a need. What a need may be awarded by is kept with it, so that a later version does not move it. */
export const NEED_TERMS = definePolicy({
  name: 'needTerms',
  words: { 'zh-CN': '需求期限', en: 'The times of needs' },
  kinds: {
    awardWithinDays: whole('DAYS', 1, 730, {
      'zh-CN': '投标截止后多少日内可以定标，逾期需求失效',
      en: 'Days after the deadline for bids in which a need may be awarded; then it has expired',
    }),
    quietDays: whole('DAYS', 0, 30, {
      'zh-CN': '投标截止前多少日内不再发补充公告',
      en: 'Days before the deadline for bids in which a need is not changed any more',
    }),
    longestOpenDays: whole('DAYS', 1, 730, {
      'zh-CN': '投标截止时间最多可在多少日之后',
      en: 'How many days ahead the deadline for bids may lie at most',
    }),
  },
  shipped: {
    awardWithinDays: { value: 90, ...OPERATOR },
    quietDays: { value: 1, ...OPERATOR },
    longestOpenDays: { value: 366, ...OPERATOR },
  },
});
