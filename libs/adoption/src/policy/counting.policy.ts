import { definePolicy, whole } from '#libs/policy';

const PUBLISHED = { source: '计数规则 v1（随数字一并公布）', confidence: 'OPERATOR' } as const;

/** When use that is not repeated stops counting. A day of use is judged by the version in force on that day. */
export const COUNTING = definePolicy({
  name: 'counting',
  words: { 'zh-CN': '计数：使用中断的期限', en: 'Counting: how long use lasts' },
  kinds: {
    amberAfterDays: whole('DAYS', 1, 365, {
      'zh-CN': '最后一次使用后满多少个整日转为预警',
      en: 'Full days without use after which an adoption turns amber',
    }),
    lapseAfterDays: whole('DAYS', 1, 730, {
      'zh-CN': '最后一次使用后满多少个整日不再计数',
      en: 'Full days without use after which an adoption no longer counts',
    }),
  },
  shipped: {
    amberAfterDays: { value: 60, ...PUBLISHED },
    lapseAfterDays: { value: 90, ...PUBLISHED },
  },
});
