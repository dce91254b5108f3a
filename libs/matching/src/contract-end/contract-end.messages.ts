import type { MessageCatalogue } from '#libs/kernel';

export const contractEndMessages: MessageCatalogue = {
  NOTICE_STANDS: {
    'zh-CN': '已有一份解除通知有效，请先处理该通知。',
    en: 'A notice of termination stands already; deal with it first.',
  },
  NO_NOTICE: {
    'zh-CN': '没有可由您办理的解除通知。须先由本方发出通知；答复由对方作出一次。',
    en: 'There is no notice for you to act on: notice is given by the side that ends, and answered once by the other.',
  },
  NOTICE_RUNS: {
    'zh-CN': '解除通知期未满，最早于 {effectiveAt} 生效。',
    en: 'The notice still runs; it takes effect at {effectiveAt} at the earliest.',
  },
  SETTLEMENT_CHANGED: {
    'zh-CN': '提出解除协议后又有里程碑变动，结算已不一致。请重新提出。',
    en: 'Milestones moved since the agreement was proposed, so its settlement is not true any more. Propose it anew.',
  },
  PROVIDER_STANDS: {
    'zh-CN': '服务商仍在供给资源池内，主管部门不能据此终止合同。',
    en: 'The provider is still in the pool; the commission ends contracts only of providers that left it.',
  },
  REPLACEMENT_NOT_DUE: {
    'zh-CN': '原服务商状态正常或合同已了结，不能更换服务商。',
    en: 'The provider is in good standing or the contract is settled: there is nothing to replace.',
  },
  REPLACEMENT_STANDS: {
    'zh-CN': '已有一份承接合同（草案或已签署）。如需另选，请先撤销草案。',
    en: 'A contract that takes over stands already. Cancel its draft before choosing another provider.',
  },
  NOTHING_REMAINS: {
    'zh-CN': '合同没有未交付的部分，无需更换服务商。',
    en: 'Nothing of the contract is undelivered; there is nothing to take over.',
  },
  REMAINDER_CHANGED: {
    'zh-CN': '起草承接合同后，原合同又有里程碑验收，剩余部分已不一致。请撤销草案并重新选择。',
    en: 'More of the old contract was accepted since this one was drafted. Cancel the draft and choose again.',
  },
};
