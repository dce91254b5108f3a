import type { MessageCatalogue } from '#libs/kernel';

export const allocationMessages: MessageCatalogue = {
  ALLOCATION_RULES: {
    'zh-CN': '分配规则自相矛盾：至少推荐数不得超过最多推荐数，首个推荐的权重不得低于后续推荐。',
    en: 'The rules contradict themselves: the least number of choices is above the most, or the first choice is worth less than a further one.',
  },
  ALLOCATION_EMPTY: {
    'zh-CN': '没有符合本轮条件的开放需求。请放宽地市、场景或交付时间范围。',
    en: 'No open need meets the conditions of this round. Widen its cities, scenes or days of delivery.',
  },
  ALLOCATION_PUBLISHED: {
    'zh-CN': '该版本已经发布。',
    en: 'This version has been published already.',
  },
  ALLOCATION_SAME_PERSON: {
    'zh-CN': '提出分配结果的人不能自行发布，须由另一人发布。',
    en: 'Who proposed a result cannot publish it; another person must.',
  },
  ALLOCATION_OTHER_RESULT: {
    'zh-CN': '您所确认的结果与该版本不一致（其结果哈希为 {resultHash}）。请重新核对后再发布。',
    en: 'The result that you confirm is not that of this version (its hash is {resultHash}). Look at it again before publishing.',
  },
  ALLOCATION_WITHDRAWAL: {
    'zh-CN': '退出时须且只须指明一个需求或一个服务商。',
    en: 'A withdrawal names exactly one need or one provider.',
  },
  ALLOCATION_WITHDRAWN: {
    'zh-CN': '该需求或服务商已经退出本轮分配。',
    en: 'This need or provider has withdrawn from the round already.',
  },
};
