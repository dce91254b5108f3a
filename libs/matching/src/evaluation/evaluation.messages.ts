import type { MessageCatalogue } from '#libs/kernel';

export const evaluationMessages: MessageCatalogue = {
  EVALUATION_PLAN: {
    'zh-CN':
      '评审办法有误（{fault}）：各项权重之和须为 10000，代码不得重复，价格须且仅须一项，交付期至多一项。',
    en: 'The plan is not valid ({fault}): weights make 10,000, codes differ, the price is there once, the time of delivery at most once.',
  },
  EVALUATOR_TWICE: {
    'zh-CN': '同一人不能两次担任本需求的评审。',
    en: 'One person cannot be asked twice to judge the bids of this need.',
  },
  CHAIR_ONCE: {
    'zh-CN': '评审组只能有一名组长。',
    en: 'The evaluators have one chair.',
  },
  EVALUATION_CLOSED: {
    'zh-CN': '个人评分已经截止，不能再改动。',
    en: 'The individual scores are closed and can no longer change.',
  },
  EVALUATION_UNDER_WAY: {
    'zh-CN': '评审仍在进行，结束前不能查看或定标。',
    en: 'The bids are still being judged; until that is over this cannot be seen or done.',
  },
  EVALUATION_SETTLED: {
    'zh-CN': '评审组意见已经确定，不能再改动。',
    en: 'What the evaluators agreed on is written down and can no longer change.',
  },
  CONFLICT_OF_INTEREST: {
    'zh-CN': '您与投标人有利害关系，不能参与评审，也不能查看投标。',
    en: 'Something ties you to a bidder: you cannot judge these bids, nor see them.',
  },
  DECLARE_FIRST: {
    'zh-CN': '请先声明与各投标人有无利害关系（declareInterest）。',
    en: 'Say first whether something ties you to a bidder (`declareInterest`).',
  },
  SCORES_INCOMPLETE: {
    'zh-CN': '评分须覆盖全部 {bids} 份投标的每一个评分项：{criteria}，各一次。',
    en: 'Scores must cover each of the {bids} bids by each of {criteria}, once.',
  },
  SCORES_GIVEN: {
    'zh-CN': '您已提交评分，不能再改动。',
    en: 'You have handed in your scores; they can no longer change.',
  },
  SCORES_MISSING: {
    'zh-CN': '还没有任何评审提交评分。',
    en: 'No evaluator has handed in scores yet.',
  },
  SCORE_UNKNOWN: {
    'zh-CN': '所给评分中有重复项，或对应不到已评的投标与评分项。',
    en: 'A score is given twice, or for a bid and criterion that nobody scored.',
  },
  CHAIR_ONLY: {
    'zh-CN': '只有评审组长可以办理。',
    en: 'Only the chair of the evaluators can do this.',
  },
  DISCUSSION_NEEDED: {
    'zh-CN':
      '投标 {bidId} 的“{criterion}”个人评分相差 {apart}（百分之一分），或结果超出个人评分范围，须讨论并写明理由。',
    en: 'For bid {bidId} the scores by {criterion} lie {apart} hundredths apart, or the result lies outside of them: talk it over and say why.',
  },
  SEALING_KEY_AWAITED: {
    'zh-CN': '投标还加了第二把密钥，须由需求方交出该私钥后才能开标。',
    en: 'The bids also lie under a second key: they open once the enterprise has handed in its private half.',
  },
};
