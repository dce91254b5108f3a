import { definePolicy, whole } from '#libs/policy';

const OPERATOR = { source: '公开来源未给出，由运营方设定', confidence: 'OPERATOR' } as const;

/** How a contract ends before its time. */
export const CONTRACT_END = definePolicy({
  name: 'contractEnd',
  words: { 'zh-CN': '合同提前终止', en: 'Contracts that end early' },
  kinds: {
    noticeDays: whole('DAYS', 1, 180, {
      'zh-CN': '因故解除合同：通知后多少日生效',
      en: 'Termination for cause: days from the notice until it takes effect',
    }),
    handOverDays: whole('DAYS', 1, 365, {
      'zh-CN': '服务商退出或被暂停后，移交数据的日数',
      en: 'Days to hand over data after a provider left or was suspended',
    }),
  },
  shipped: {
    noticeDays: { value: 15, ...OPERATOR },
    handOverDays: { value: 30, ...OPERATOR },
  },
});

/** Who is offered to a client whose provider is gone. */
export const REPLACEMENT = definePolicy({
  name: 'replacement',
  words: { 'zh-CN': '更换服务商', en: 'Replacement of providers' },
  kinds: {
    offers: whole('COUNT', 1, 20, {
      'zh-CN': '推荐几家接手的服务商',
      en: 'How many other providers are offered',
    }),
    considered: whole('COUNT', 1, 100, {
      'zh-CN': '从排名前多少家中推荐',
      en: 'Of how many that fit the need best they are taken',
    }),
  },
  shipped: {
    offers: { value: 3, ...OPERATOR },
    considered: { value: 50, ...OPERATOR },
  },
});
