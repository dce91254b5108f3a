import { definePolicy, whole } from '#libs/policy';

/** How far a contract may move away from what was awarded. */
export const CONTRACT_CHANGE = definePolicy({
  name: 'contractChange',
  words: { 'zh-CN': '合同变更', en: 'Changes of contracts' },
  kinds: {
    growthBasisPoints: whole('BASIS_POINTS', 0, 10_000, {
      'zh-CN': '签约前修改与各次变更累计可增加的比例（占中标价，万分之一）',
      en: 'By how much a contract may grow over what was awarded, all changes together',
    }),
  },
  shipped: {
    growthBasisPoints: {
      value: 1_000,
      source:
        '参照《中华人民共和国政府采购法》第四十九条：补充合同的采购金额不得超过原合同采购金额的百分之十（企业以自有资金采购，仅作参照）',
      confidence: 'INFERRED',
    },
  },
});
