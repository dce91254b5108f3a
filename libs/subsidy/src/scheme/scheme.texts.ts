import type { MessageCatalogue } from '#libs/kernel';

/** What is wrong with a rule of a draft, in words. */
export const schemeProblemTexts: MessageCatalogue = {
  MISSING: { 'zh-CN': '缺少此规则。', en: 'The rule is missing.' },
  UNKNOWN_RULE: {
    'zh-CN': '没有这一规则，请删除或更名。',
    en: 'There is no such rule; remove or rename it.',
  },
  FORMAT: { 'zh-CN': '格式不符：{detail}。', en: 'The form is wrong: {detail}.' },
  RANGE: { 'zh-CN': '数值须在 {detail} 之间。', en: 'The value must lie within {detail}.' },
  TWICE: { 'zh-CN': '重复：{detail}。', en: 'Given twice: {detail}.' },
  NO_SUCH_DAY: { 'zh-CN': '没有 {detail} 这一天。', en: 'There is no day {detail}.' },
  WINDOW_ORDER: {
    'zh-CN': '时间顺序不对（{detail}）：开始须早于结束，申领须先于兑现。',
    en: 'The order of times is wrong ({detail}): each begins before it ends, claims come first.',
  },
  CITY_UNKNOWN: { 'zh-CN': '广东没有这些地市代码：{detail}。', en: 'Guangdong has no cities {detail}.' },
  CITY_EXCLUDED: {
    'zh-CN': '这些地市不参加本方案，不能有权重：{detail}。',
    en: 'These cities take no part in the scheme and cannot have a weight: {detail}.',
  },
  NO_COST_KIND: { 'zh-CN': '至少一类费用须可补助。', en: 'At least one kind of cost must be eligible.' },
  KIND_ON_BOTH_LISTS: {
    'zh-CN': '同一费用既可补助又被排除：{detail}。',
    en: 'Eligible and excluded at once: {detail}.',
  },
  LEVELS_ORDER: {
    'zh-CN': '审核层级（{detail}）须自下而上，并含市级审核与省级审定。',
    en: 'The levels ({detail}) must rise and hold the review of the city and the approval of the province.',
  },
  TIER_INCOMPLETE: { 'zh-CN': '档次不完整：{detail}。', en: 'The tiers are not complete: {detail}.' },
  TIERS_START: {
    'zh-CN': '第一档须从 0 起，现为 {detail}。',
    en: 'The first tier must begin at 0, not {detail}.',
  },
  TIERS_ORDER: {
    'zh-CN': '档次的起点须递增、比例不得下降（多花一分钱不应少得补助）：{detail}。',
    en: 'Tiers rise and their rates do not fall, or one fen more of spend would get less: {detail}.',
  },
};
