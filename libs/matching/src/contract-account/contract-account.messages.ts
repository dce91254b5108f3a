import type { MessageCatalogue } from '#libs/kernel';

export const contractAccountMessages: MessageCatalogue = {
  LINE_NOT_METERED: {
    'zh-CN': '该明细不是现行合同中的按量计费项，不能上报用量。',
    en: 'This is no metered line of the contract as it stands, so no use is reported for it.',
  },
  READING_OF_NOTHING: {
    'zh-CN': '用量须大于零。没有用量的月份无需上报。',
    en: 'A reading is above zero. A month without use needs none.',
  },
  METER_MONTH: {
    'zh-CN': '用量月份 {month} 须在 {first} 与 {last} 之间。',
    en: 'The month {month} must lie between {first} and {last}.',
  },
  READING_EXISTS: {
    'zh-CN': '{month} 的用量已上报。如有误，请企业退回后重新上报。',
    en: 'The use of {month} was reported already. If it is wrong, the enterprise refuses it and it is reported anew.',
  },
  PAYMENT_PARTIES: {
    'zh-CN': '付款方须为合同企业、收款方须为合同服务商（按统一社会信用代码核对）。',
    en: 'The payer must be the enterprise and the payee the provider of the contract, by their unified social credit codes.',
  },
  PAID_IN_FUTURE: {
    'zh-CN': '付款日期 {paidOn} 晚于今天。',
    en: 'The day of payment, {paidOn}, is after today.',
  },
  PAYMENT_ABOVE_CONTRACT: {
    'zh-CN': '付款须大于零，且累计（已登记 {paidFen} 分）不超过合同金额 {totalFen} 分。',
    en: 'A payment is above zero, and all together ({paidFen} fen are recorded) not above the total of {totalFen} fen.',
  },
  PAYMENT_RECORDED: {
    'zh-CN': '该银行流水号已登记过，一笔转账只能登记一次。',
    en: 'A payment with this bank reference was recorded already; one transfer pays once.',
  },
};
