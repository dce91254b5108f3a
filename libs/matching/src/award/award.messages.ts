import type { MessageCatalogue } from '#libs/kernel';

export const awardMessages: MessageCatalogue = {
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
    'zh-CN': '已作出决定，不能再改。',
    en: 'This was decided already.',
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
  BETTER_BID_ASKED: {
    'zh-CN': '排名第 {rank} 的投标正在澄清，作出决定前不能选定排名在后的投标。',
    en: 'The bid of rank {rank} was asked something that is not decided yet; until then no bid behind it can be awarded.',
  },
  NOTHING_EXPLAINED: {
    'zh-CN': '投标人期满未说明低价，视为不能说明，不能接受。',
    en: 'The bidder has not explained its low price in time; there is nothing to accept.',
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
