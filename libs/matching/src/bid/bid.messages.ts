import type { MessageCatalogue } from '#libs/kernel';

/** What is said about bids, their comparison, awards and direct purchases. */
export const bidMessages: MessageCatalogue = {
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
  PRICE_NOT_LOW: {
    'zh-CN': '该报价不低于规则线（其他报价均值或预算下限的 {share}%），无须说明。',
    en: 'The price is not below {share} per cent of the mean of the others or of the budget; it needs no explanation.',
  },
  ASKED_ALREADY: {
    'zh-CN': '该事项已经向该投标人提出过一次。',
    en: 'The bidder was asked this once already.',
  },
  ANSWERED_ALREADY: {
    'zh-CN': '已经答复，不能再改动。',
    en: 'It was answered and can no longer change.',
  },
  DECIDED_ALREADY: {
    'zh-CN': '已经作出决定，不能再改动。',
    en: 'It was decided and can no longer change.',
  },
  ANSWER_TOO_LATE: {
    'zh-CN': '答复期限为 {answerBy}，已经过期。',
    en: 'The time to answer ended at {answerBy}.',
  },
  ANSWER_AWAITED: {
    'zh-CN': '对方可在 {answerBy} 前答复，请等待答复或期满后再办理。',
    en: 'The other side may answer until {answerBy}; wait for its answer, or until then.',
  },
  DECISION_AWAITED: {
    'zh-CN': '对该投标的询问尚未作出决定，请先决定。',
    en: 'Something was asked about this bid and is not decided yet; decide on it first.',
  },
  BID_IS_OUT: {
    'zh-CN': '该投标不在排名之内（{because}），不能定标。',
    en: 'The bid has no rank ({because}) and cannot be awarded.',
  },
  LOW_PRICE_UNEXPLAINED: {
    'zh-CN': '该报价异常偏低，须先要求投标人说明并接受其说明。',
    en: 'The price is abnormally low: the bidder must explain it first, and the explanation be accepted.',
  },
  AWARD_DEVIATES: {
    'zh-CN': '该投标排名第 {rank}，不选第一名须写明理由（deviationReason）。',
    en: 'The bid has rank {rank}; to pass over the first, say why (`deviationReason`).',
  },
  TOO_FEW_BIDS: {
    'zh-CN': '只有 {bids} 份投标，规则要求不少于 {least} 份；仍要定标须写明理由（fewBidsReason）。',
    en: 'There are {bids} bids and should be {least}; to award all the same, say why (`fewBidsReason`).',
  },
  STILL_TO_SIGN: {
    'zh-CN': '中选服务商的签署期限为 {signBy}，期满且未签署后才能递补。',
    en: 'The winner may sign until {signBy}; only then, and when it has not signed, the next can follow.',
  },
  STANDSTILL: {
    'zh-CN': '定标公示期至 {until}，期满前不能签署合同。',
    en: 'The award stands still until {until}; the contract cannot be signed before.',
  },
  COMPLAINT_OPEN: {
    'zh-CN': '有对定标的投诉尚未了结，合同暂不能签署。',
    en: 'A complaint against the award is not over; the contract cannot be signed yet.',
  },
  COMPLAINT_TOO_LATE: {
    'zh-CN': '投诉期限至 {until}，已经过期或本次定标不设公示期。',
    en: 'The time for this ended at {until}, or the award has no standstill.',
  },
  COMPLAINT_ONCE: {
    'zh-CN': '对同一次定标只能投诉一次。',
    en: 'A bidder complains once against an award.',
  },
  PROVIDER_NOT_IN_GOOD_STANDING: {
    'zh-CN': '该服务商已被暂停或已退出资源池，不能投标。',
    en: 'The provider is suspended or has left the pool and cannot bid.',
  },
  CATALOGUE_CHANGED: {
    'zh-CN': '该目录项已更新为第 {catalogueVersion} 版，请按新版重新确认价格和内容。',
    en: 'The catalogue item is at version {catalogueVersion} now; read its price and terms again.',
  },
  SCENARIO_NOT_SERVED: {
    'zh-CN': '该目录项不适用于所选场景。',
    en: 'The catalogue item does not serve the chosen scene.',
  },
  PRICE_NOT_FIXED: {
    'zh-CN': '该目录项没有固定标价，不能直接采购，请发布需求征集投标。',
    en: 'The catalogue item has no fixed price; publish a need and call for bids instead.',
  },
  DIRECT_LIMIT: {
    'zh-CN': '标价 {priceFen} 分超过直接采购上限 {limitFen} 分，请发布需求征集投标。',
    en: 'The listed price of {priceFen} fen is above the limit of {limitFen} fen for direct purchase; publish a need instead.',
  },
};
