import { definePolicy, series, whole } from '#libs/policy';

const OPERATOR = { source: '公开来源未给出，由运营方设定', confidence: 'OPERATOR' } as const;

/** Who keeps away from which files. */
export const DUTIES = definePolicy({
  name: 'duties',
  words: { 'zh-CN': '职责与回避', en: 'Duties and conflicts of interest' },
  kinds: {
    coolingOffYears: whole('YEARS', 0, 10, {
      'zh-CN': '离开一家企业或服务商后，多少年内不办理其档案',
      en: 'Years after leaving a company in which one does not decide on its files',
    }),
  },
  shipped: { coolingOffYears: { value: 3, ...OPERATOR } },
});

/** What guards the money on its way out. */
export const PAYMENT = definePolicy({
  name: 'payment',
  words: { 'zh-CN': '兑付', en: 'Payment' },
  kinds: {
    payeeCoolOffHours: whole('HOURS', 0, 24 * 30, {
      'zh-CN': '收款账户变更后多少小时内不付款',
      en: 'Hours after a change of the payee account in which nothing is paid',
    }),
    reminderDays: series('DAYS', 1, 365, {
      'zh-CN': '服务券到期前多少日提醒',
      en: 'Days before a voucher ends at which its enterprise is reminded',
    }),
    invoiceFollowedMonths: whole('MONTHS', 1, 120, {
      'zh-CN': '付款后多少个月内逐月复核发票',
      en: 'Months after payment in which invoices are checked again',
    }),
  },
  shipped: {
    payeeCoolOffHours: { value: 72, ...OPERATOR },
    reminderDays: { value: [1, 7, 30], ...OPERATOR },
    invoiceFollowedMonths: { value: 24, ...OPERATOR },
  },
});
