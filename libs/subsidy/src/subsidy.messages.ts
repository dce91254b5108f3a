import type { MessageCatalogue } from '#libs/kernel';
import { paymentMessages } from './payment.messages.js';
import { checklistProblems } from './rules/checklist.texts.js';

export const subsidyMessages: MessageCatalogue = {
  AMENDMENT: {
    'zh-CN':
      '不能这样修改已发布的批次：{problems}（NOTHING_CHANGED 无变更，NOT_LONGER 窗口只能延长，TOO_LATE 已过期限或晚于兑现截止，AMOUNT 金额无效，TRANCHES 分配超过追加额，PROVIDER 须同时给出服务商和调整额）。',
    en: 'A published round cannot be changed so: {problems} (windows only get longer and while redemption is open; amounts are not zero; tranches stay within what is added; a provider comes with a change of its limit).',
  },
  REALLOCATION_SIDES: {
    'zh-CN': '调出方与调入方相同。请选择两个不同的地市，或其中一方为未分配额度。',
    en: 'Giver and receiver are the same. Name two cities, or leave one out for what no city has.',
  },
  PERIOD_PROPOSED: {
    'zh-CN': '第 {number} 期的结账申请尚未办结，请先办结或撤回。',
    en: 'Closing period {number} is proposed already; finish or withdraw that first.',
  },
  PERIOD_BOUNDS: {
    'zh-CN': '结账时点须晚于上期结账时点（{after}），且不晚于现在（{now}）。',
    en: 'A period ends after the last closed one ({after}) and not after now ({now}).',
  },
  PERIOD_NOT_PROPOSED: {
    'zh-CN': '第 {number} 期没有待办的结账申请。',
    en: 'Closing period {number} is not proposed.',
  },
  ...paymentMessages,
  SCHEME_DRAFT_EXISTS: {
    'zh-CN': '该方案已有未结的第 {version} 版草案（{id}）。请先完成或撤回。',
    en: 'Version {version} of this scheme is still open ({id}). Finish or withdraw it first.',
  },
  SCHEME_NOT_DRAFT: {
    'zh-CN': '该版本状态为 {state}，只有草案（DRAFT）可以修改。请另起新版本或请审定人退回。',
    en: 'The version is {state}; only a draft can be changed. Begin a new version, or have it returned.',
  },
  SCHEME_RULE_JSON: {
    'zh-CN': '规则 {rule} 的值不是有效的 JSON。',
    en: 'The value of the rule {rule} is not valid JSON.',
  },
  SCHEME_PROBLEMS: {
    'zh-CN': '草案还有问题，不能提交：{problems}。',
    en: 'The draft cannot be proposed as it is: {problems}.',
  },
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
  ROUND_WINDOW_MISSING: {
    'zh-CN': '方案没有规定申领或兑现窗口，请在批次中给出。',
    en: 'The scheme has no windows for claiming and redeeming; the round must give them.',
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
    'zh-CN':
      '{account}可用 {available} 元，本次需要 {needed} 元。额度不得为负。请减少金额，或先从别处调剂、追加后再办理。',
    en: '{account} has ¥{available} left, and this takes ¥{needed}. No limit goes below zero. Ask for less, or move or add money first.',
  },
  ACCOUNT_PROGRAMME: { 'zh-CN': '批次总额度', en: 'The budget of the round' },
  ACCOUNT_UNASSIGNED: { 'zh-CN': '尚未分配到城市的额度', en: 'What no city has of the budget' },
  ACCOUNT_CITY: { 'zh-CN': '地区 {part} 的额度', en: 'The tranche of division {part}' },
  ACCOUNT_PROVIDER: { 'zh-CN': '该服务商的额度', en: 'The limit of the provider' },
  ACCOUNT_GROUP: { 'zh-CN': '该企业（集团）的额度', en: 'The limit of the enterprise or its group' },
  ACCOUNT_OTHER: { 'zh-CN': '相关账户', en: 'The account that it is taken from' },
  REDEMPTION_EXISTS: {
    'zh-CN': '该服务券已提交兑现申请（{redemptionId}），不能重复提交。',
    en: 'Redemption of this voucher was asked for already ({redemptionId}).',
  },
  VOUCHER_NOT_RESERVED: {
    'zh-CN': '服务券当前状态为 {state}，只有已入库（RESERVED）的服务券可以兑现。',
    en: 'The voucher is {state}; only a reserved one can be redeemed.',
  },
  REDEMPTION_DRAFT_CHANGED: {
    'zh-CN': '同事刚刚保存了这一期的兑现材料。请核对其改动后再保存；对方的内容未被覆盖。',
    en: 'A colleague saved papers of this phase meanwhile. Look at what changed and save again; nothing was overwritten.',
  },
  REDEMPTION_INCOMPLETE: {
    'zh-CN': '兑现材料有以下缺漏或不符：{problems}请一次全部补正后重新提交。',
    en: 'The papers are incomplete or do not fit. {problems} Correct all of it and submit again.',
  },
  ...checklistProblems,
  PHASE_UNKNOWN: {
    'zh-CN': '合同没有第 {phase} 期（共 {phases} 期）。',
    en: 'The contract has no phase {phase} (it has {phases}).',
  },
  INVOICE_VOIDED: {
    'zh-CN': '税务登记显示以下发票已作废或冲红：{numbers}。请换用有效发票。',
    en: 'These invoices were voided or reversed by the tax register: {numbers}. Bring invoices that stand.',
  },
  PHASE_WITHOUT_GRANT: {
    'zh-CN': '第 {phase} 期的补贴金额不足一分，无需兑付；补贴计入其后各期。',
    en: 'The subsidy for phase {phase} comes to less than one fen, so there is nothing to redeem; it counts with the later phases.',
  },
  NOT_REVISABLE: {
    'zh-CN': '申请当前状态为 {state:RedemptionState}，材料只能在公示之前更换。',
    en: 'The file is {state:RedemptionState}; papers can be replaced until it is put before the public.',
  },
  MEND_PERIOD_OPEN: {
    'zh-CN': '补正期限至 {until}，期满后方可终止。',
    en: 'The file may be mended until {until}; it can be closed afterwards.',
  },
  ASSIGNED_TO_ANOTHER: {
    'zh-CN': '该申请已分配给其他审核人；请领取下一件，或请负责人改派。',
    en: 'The file is assigned to another reviewer. Take the next one, or ask for it to be reassigned.',
  },
  NOT_THIS_LEVEL: {
    'zh-CN': '该申请当前处于 {level} 环节，应由相应层级的主管部门审核。',
    en: 'The file is at the level {level}; a bureau of that level decides.',
  },
  DIFFERS_FROM_SIMILAR: {
    'zh-CN': '多数相似案例的结论与此不同；请说明理由。',
    en: 'Most of the similar files were decided otherwise. Say why this one is not.',
  },
  NOT_ASSIGNABLE: {
    'zh-CN': '申请当前状态为 {state:RedemptionState}，不能改派。',
    en: 'The file is {state:RedemptionState} and cannot be reassigned.',
  },
  NOT_A_REVIEWER: {
    'zh-CN': '该人员不是此行政区划的审核人。',
    en: 'This person does not review for the division of the file.',
  },
  REVIEWER_CONFLICTED: {
    'zh-CN': '该审核人与本申请存在利益冲突，请改派他人。',
    en: 'This reviewer has a conflict of interest on the file. Choose another.',
  },
  CONFLICT_PERIOD: {
    'zh-CN': '利益冲突的起止日期无效：{fromOn} 至 {toOn}。',
    en: 'The period of the conflict is not valid: {fromOn} to {toOn}.',
  },
  CONFLICT_SECOND_PERSON: {
    'zh-CN': '该利益冲突由您报告，须由当事人本人或另一人确认。',
    en: 'You reported this conflict yourself; the person concerned or somebody else has to decide on it.',
  },
  CONFLICT_OWN_DISMISSAL: {
    'zh-CN': '该报告涉及您本人：您可以确认；不予确认须由他人决定。',
    en: 'The report is about you: you may confirm it; only somebody else may dismiss it.',
  },
  CONFLICT_OF_AUDITOR: {
    'zh-CN': '该报告涉及审计人员，须由其本人确认，或由另一名审计人员决定。',
    en: 'The report is about an auditor: that auditor may confirm it, or another auditor decides.',
  },
  CONFLICT_REPORT_CLOSED: {
    'zh-CN': '该报告已有决定，或已于 {until} 到期。情况仍存在的，请重新报告。',
    en: 'The report is decided already, or ended on {until}. Report it anew if it still holds.',
  },
  REASON_NEEDED: { 'zh-CN': '请填写理由。', en: 'A reason must be given.' },
  NOT_APPROVED: {
    'zh-CN': '以下兑现申请尚未审定，不能公示：{redemptions}。',
    en: 'These redemptions are not approved and cannot be noticed: {redemptions}.',
  },
  OBJECTION_PERIOD: {
    'zh-CN': '公示期为 {from} 至 {to}，现在是 {now}；只受理公示期内的异议。',
    en: 'The notice is open from {from} until before {to}; it is now {now}. Objections are taken within it only.',
  },
  OBJECTION_ANONYMOUS: {
    'zh-CN': '异议须署真实姓名，或以单位名义提出；匿名、化名的不予受理。',
    en: 'An objection is raised under a real name or for an organisation; anonymous ones are not taken.',
  },
  OBJECTION_UNVERIFIABLE: {
    'zh-CN': '无法核实异议人（{what}）：请填写手机、固定电话或电子邮箱；单位须填写正确的统一社会信用代码。',
    en: 'Who objects cannot be verified ({what}): give a phone number or e-mail, and the code of an organisation.',
  },
  OBJECTION_CLOSED: {
    'zh-CN': '该项目已不在公示中，不能再提出异议。如有违规线索，请向主管部门反映。',
    en: 'This file is no longer on public notice, so no objection to it can be raised. Tell the authority what you know.',
  },
  OBJECTION_EXISTS: {
    'zh-CN': '您对该项目的异议尚在处理，可以补充说明，不必重复提出。',
    en: 'Your objection to this project is being looked into; add to it instead of raising another.',
  },
  OBJECTION_DECIDED: {
    'zh-CN': '该异议已处理（{state}），不能再补充说明。',
    en: 'The objection is decided ({state}); nothing can be added.',
  },
  EVIDENCE_HASH: {
    'zh-CN': '证据材料以文件的SHA-256（64位十六进制）列明。',
    en: 'Evidence is named by the SHA-256 of its file, 64 hexadecimal digits.',
  },
  OVERLAP_UNDECIDED: {
    'zh-CN': '还有 {count} 处疑似重复内容未处理；请逐项判断并说明理由。',
    en: '{count} possible overlaps are not decided. Decide each with a reason first.',
  },
  OVERLAP_CONFIRMED: {
    'zh-CN': '已认定存在重复资助内容，不能审定通过。',
    en: 'A part was found to be funded twice; the file cannot be approved.',
  },
  OVERLAP_GONE: {
    'zh-CN': '该疑似重复项已不存在，请刷新。',
    en: 'This overlap is not there any more. Load the list again.',
  },
  OBJECTION_FACTS: {
    'zh-CN': '异议须写明具体事实（至少10字）和真实联系方式。',
    en: 'An objection needs concrete facts (ten characters at least) and a way to reach you.',
  },
};
