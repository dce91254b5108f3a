import { amount, bands, definePolicy, whole, type InForce } from '#libs/policy';

const OPERATOR = { source: '公开来源未给出，由运营方设定', confidence: 'OPERATOR' } as const;
const ORDER_16 =
  '参照《必须招标的工程项目规定》（国家发展改革委2018年第16号令）：服务100万元、施工400万元以上须招标；企业以自有资金采购，仅作参照';
const YUAN = 100n;
const fenOf = (yuan: bigint): string => String(yuan * YUAN);

/** How bids are called for, compared and awarded. A need keeps to the version in force when it was published. */
export const PROCUREMENT = definePolicy({
  name: 'procurement',
  words: { 'zh-CN': '采购程序', en: 'Procurement' },
  kinds: {
    leastBids: bands('COUNT', 1, 20, {
      'zh-CN': '按预算上限应有的投标数，不足须说明理由',
      en: 'How many bids there should be, by the upper end of the budget; fewer need a reason',
    }),
    standstillDays: bands('DAYS', 0, 60, {
      'zh-CN': '按中标价的公示（静默）日数，其间可以质疑',
      en: 'Days between award and signature in which a loser may complain, by the price of the winner',
    }),
    lowPriceBasisPoints: whole('BASIS_POINTS', 0, 10_000, {
      'zh-CN': '低于其他报价平均值（或预算下限）的这一比例须说明（万分之一）',
      en: 'A price below this share of the mean of the others, or of the lower end of the budget, is explained',
    }),
    explainLowPriceHours: whole('HOURS', 1, 720, {
      'zh-CN': '说明低价的小时数',
      en: 'Hours to explain a low price',
    }),
    supplyMissingHours: whole('HOURS', 1, 720, {
      'zh-CN': '补交缺漏的小时数，价格不变',
      en: 'Hours to supply missing parts; the price cannot change',
    }),
    answerComplaintDays: whole('DAYS', 1, 60, {
      'zh-CN': '企业答复质疑的日数',
      en: 'Days for the enterprise to answer a complaint',
    }),
    escalateComplaintDays: whole('DAYS', 1, 60, {
      'zh-CN': '答复后可报主管部门的日数',
      en: 'Days after the answer in which a complaint goes to the bureau',
    }),
    signWithinDays: whole('DAYS', 1, 180, {
      'zh-CN': '公示期满后签署合同的日数，逾期可递补',
      en: 'Days to sign after the standstill; then the next in rank may follow',
    }),
    directPurchaseUpToFen: amount({
      'zh-CN': '可直接采购的金额上限',
      en: 'Up to which price an item of the catalogue is bought without a call for bids',
    }),
    acceptDirectPurchaseDays: whole('DAYS', 1, 60, {
      'zh-CN': '服务商答复直接采购的日数',
      en: 'Days for the provider to take a direct purchase',
    }),
  },
  shipped: {
    leastBids: {
      value: [
        { fromFen: '0', value: 1 },
        { fromFen: fenOf(200_000n), value: 2 },
        { fromFen: fenOf(1_000_000n), value: 3 },
        { fromFen: fenOf(4_000_000n), value: 5 },
      ],
      source: ORDER_16,
      confidence: 'INFERRED',
    },
    standstillDays: {
      value: [
        { fromFen: '0', value: 0 },
        { fromFen: fenOf(1_000_000n), value: 3 },
        { fromFen: fenOf(4_000_000n), value: 10 },
      ],
      source: `${ORDER_16}；《招标投标法实施条例》第五十四条：公示期不得少于3日`,
      confidence: 'INFERRED',
    },
    lowPriceBasisPoints: { value: 6_000, ...OPERATOR },
    explainLowPriceHours: { value: 72, ...OPERATOR },
    supplyMissingHours: { value: 24, ...OPERATOR },
    answerComplaintDays: { value: 3, ...OPERATOR },
    escalateComplaintDays: { value: 3, ...OPERATOR },
    signWithinDays: { value: 15, ...OPERATOR },
    directPurchaseUpToFen: { value: fenOf(200_000n), ...OPERATOR },
    acceptDirectPurchaseDays: { value: 5, ...OPERATOR },
  },
});

/** What the need keeps to that was published while it was in force. */
export type ProcurementRules = InForce<typeof PROCUREMENT>;
