import type { MessageCatalogue } from '#libs/kernel';

export const subsidyMessages: MessageCatalogue = {
  CLAIM_WINDOW: {
    'zh-CN': '申领窗口为 {from} 至 {to}，现在是 {now}。请在窗口内申领。',
    en: 'Vouchers are claimed from {from} until before {to}; it is now {now}. Claim within the window.',
  },
  REDEEM_WINDOW: {
    'zh-CN': '兑现窗口为 {from} 至 {to}，现在是 {now}。请在窗口内提交。',
    en: 'Redemption is open from {from} until before {to}; it is now {now}. Submit within the window.',
  },
  VOUCHER_EXISTS: {
    'zh-CN': '本轮中该合同已有一张有效的服务券（{voucherId}）。',
    en: 'This contract already has a live voucher in this round ({voucherId}).',
  },
  VOUCHER_NOT_EXPIRED: {
    'zh-CN': '服务券尚未过期，只能由企业放弃。',
    en: 'The voucher has not expired; only the enterprise may give it up.',
  },
  DUTIES_SEPARATED: {
    'zh-CN': '职责分离：您已办理同一事项的“{earlier}”环节，不能再办理“{now}”。请由他人办理。',
    en: 'Duties are separated: you did "{earlier}" on this file and may not do "{now}". Somebody else must.',
  },
  ROUND_WINDOWS: {
    'zh-CN': '时间窗口无效：申领 {claim}，兑现 {redeem}。开始须早于结束，申领须先于兑现。',
    en: 'The windows are not valid: claim {claim}, redeem {redeem}. Each begins before it ends, claims come first.',
  },
  AMOUNT_NOT_POSITIVE: { 'zh-CN': '金额须大于零。', en: 'Amounts must be greater than zero.' },
  TRANCHE_CITY: {
    'zh-CN': '这些地市代码不能分配额度：{cities}（不存在、重复或不参加本方案）。',
    en: 'These cities cannot have a tranche: {cities} (unknown, twice, or not part of the scheme).',
  },
  TRANCHES_EXCEED_BUDGET: {
    'zh-CN': '各市额度合计 {tranchesFen} 分，超过总预算 {budgetFen} 分。',
    en: 'The tranches come to {tranchesFen} fen, more than the budget of {budgetFen} fen.',
  },
  ACCOUNT_SHORT: {
    'zh-CN': '账户余额不足（{account}）。',
    en: 'The account {account} does not hold enough.',
  },
};
