import { describeEnum, enumOf } from '#libs/platform';
import { WITHDRAWAL_CAUSES } from './award.entity.js';
import { ComplaintState } from './complaint.moves.js';
import type { Mover } from './complaint.rules.js';
import { CLARIFICATION_KINDS } from '../evaluation/evaluation.entity.js';
import { STAGES } from './procedure.rules.js';

export const MoverEnum = enumOf<Mover>(['ENTERPRISE', 'PROVIDER', 'BUREAU', 'EVALUATORS', 'NOBODY']);
export const StageEnum = enumOf(STAGES);
export const ClarificationKindEnum = enumOf(CLARIFICATION_KINDS);
export const CauseEnum = enumOf(WITHDRAWAL_CAUSES);
export const FollowUp = enumOf(['ESCALATED', 'SETTLED'] as const);

describeEnum(MoverEnum, {
  name: 'Mover',
  description: 'Whose move it is.',
  values: {
    ENTERPRISE: { 'zh-CN': '企业', en: 'enterprise' },
    PROVIDER: { 'zh-CN': '服务商', en: 'provider' },
    BUREAU: { 'zh-CN': '工信主管部门', en: 'bureau' },
    EVALUATORS: { 'zh-CN': '评审人', en: 'evaluators' },
    NOBODY: { 'zh-CN': '无人', en: 'nobody' },
  },
});
describeEnum(StageEnum, {
  name: 'ProcedureStage',
  description: 'Where a need stands on its way to a contract.',
  values: {
    OPEN_FOR_BIDS: { 'zh-CN': '投标中', en: 'open for bids' },
    SECOND_KEY: { 'zh-CN': '待交第二把密钥', en: 'second key awaited' },
    INDIVIDUAL_SCORES: { 'zh-CN': '个人评分', en: 'individual scores' },
    CONSENSUS: { 'zh-CN': '评审合议', en: 'consensus' },
    CLARIFICATION: { 'zh-CN': '澄清', en: 'clarification' },
    AWARD_DUE: { 'zh-CN': '待定标', en: 'award due' },
    STANDSTILL: { 'zh-CN': '公示期', en: 'standstill' },
    COMPLAINT: { 'zh-CN': '投诉处理', en: 'complaint' },
    SIGNATURE: { 'zh-CN': '待签署', en: 'signature' },
    DIRECT_OFFER: { 'zh-CN': '待服务商答复直接采购', en: 'direct offer' },
    NO_BIDS: { 'zh-CN': '无人投标', en: 'no bids' },
    CONTRACTED: { 'zh-CN': '已签约', en: 'contracted' },
    ENDED: { 'zh-CN': '已结束', en: 'ended' },
  },
});
describeEnum(ClarificationKindEnum, {
  name: 'ClarificationKind',
  description: 'What a bidder is asked after the opening.',
  values: {
    LOW_PRICE: { 'zh-CN': '低价说明', en: 'low price' },
    MISSING_PARTS: { 'zh-CN': '补充材料', en: 'missing parts' },
  },
});
describeEnum(CauseEnum, {
  name: 'AwardWithdrawalCause',
  description: 'Why an award was taken back.',
  values: {
    REFUSED: { 'zh-CN': '中标方拒签', en: 'refused by the winner' },
    LAPSED: { 'zh-CN': '逾期未签', en: 'not signed in time' },
    COMPLAINT_UPHELD: { 'zh-CN': '投诉成立', en: 'complaint upheld' },
  },
});
describeEnum(ComplaintState, {
  name: 'ComplaintState',
  description: 'Where a complaint stands.',
  values: {
    RAISED: { 'zh-CN': '已提出', en: 'raised' },
    ANSWERED: { 'zh-CN': '已答复', en: 'answered' },
    ESCALATED: { 'zh-CN': '已提交主管部门', en: 'taken to the bureau' },
    UPHELD: { 'zh-CN': '成立', en: 'upheld' },
    DISMISSED: { 'zh-CN': '不成立', en: 'dismissed' },
    SETTLED: { 'zh-CN': '已和解', en: 'settled' },
  },
});
describeEnum(FollowUp, {
  name: 'ComplaintFollowUp',
  description: 'What a bidder does after the answer to its complaint.',
  values: {
    ESCALATED: { 'zh-CN': '已提交主管部门', en: 'taken to the bureau' },
    SETTLED: { 'zh-CN': '已和解', en: 'settled' },
  },
});
