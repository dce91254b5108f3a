import type { MessageCatalogue } from '#libs/kernel';

/** The refusals of payment and what comes after it. */
export const paymentMessages: MessageCatalogue = {
  NOT_PAYABLE: {
    'zh-CN': '以下兑付申请目前不能拨付：{obstacles}。',
    en: 'These cannot be paid now: {obstacles}.',
  },
  NOT_NOTICED: {
    'zh-CN': '{id} 尚未公示，或已在拨付',
    en: '{id} was not put on public notice, or is being paid already',
  },
  NOTICE_OPEN: {
    'zh-CN': '{id} 公示至 {until}',
    en: '{id} is on public notice until {until}',
  },
  OBJECTION_OPEN: {
    'zh-CN': '{id} 的异议尚未处理',
    en: 'an objection to {id} is not decided',
  },
  PARTIES_RELATED: {
    'zh-CN': '{id} 的企业与服务商存在控制关系',
    en: 'the enterprise and the provider of {id} control each other, or the same third controls both',
  },
  DIFFERENCE_OPEN: {
    'zh-CN': '{id} 的银行对账差异尚未说明',
    en: 'a difference with the bank about {id} is not explained',
  },
  INVOICE_NOT_STANDING: {
    'zh-CN': '{id} 的发票已作废或冲红',
    en: 'an invoice of {id} was voided or reversed',
  },
  NO_PAYEE_ACCOUNT: {
    'zh-CN': '{id} 的企业尚未登记收款账户',
    en: 'the enterprise of {id} has told no account to be paid to',
  },
  PAYEE_COOLING_OFF: {
    'zh-CN': '{id} 的收款账户已变更，冷静期至 {until}',
    en: 'the account to which {id} is paid was changed and cools off until {until}',
  },
  NOTHING_TO_PAY: {
    'zh-CN': '本轮目前没有您可以拨付的款项。',
    en: 'There is nothing in this round that can be paid by you now.',
  },
  PAYOUT_CONFIRMED: {
    'zh-CN': '该笔兑付的银行回执已登记（{state:PayoutState}）。',
    en: "The bank's answer to this payout was recorded before, or it waits for none ({state:PayoutState}).",
  },
  PAYOUT_AT_BANK: {
    'zh-CN': '该笔兑付在银行批次中，其结果以银行回执文件为准，不能手工登记。',
    en: 'This payout is part of a file for the bank; its answer comes by file and is not recorded by hand.',
  },
  NOT_PROVEN: {
    'zh-CN':
      '尚不能证明该笔兑付未执行：需自 {day} 起各日对账单齐全（缺 {missing}）、有其后日期的对账单，且均无该笔。',
    en: 'It is not proven that this payout was not carried out: the statements from {day} on must be there (missing: {missing}), one of a later day among them, and none may show it.',
  },
  BANK_REFERENCE: {
    'zh-CN': '请填写银行流水号（1至60个字符）。',
    en: "The bank's reference needs 1 to 60 characters.",
  },
  BANK_REFERENCE_USED: {
    'zh-CN': '该银行流水号已登记在另一笔拨付上。',
    en: 'This reference of the bank is recorded for another payout.',
  },
  BANK_FILE: {
    'zh-CN': '银行文件第 {line} 行无法读取（{what}）；文件未作任何处理。请按 README 的格式核对后重新导入。',
    en: 'The file of the bank cannot be read at line {line} ({what}); nothing of it was taken in. Compare it with the format in the README.',
  },
  PAYEE_NOT_THE_ENTERPRISE: {
    'zh-CN': '收款账户户名“{holderName}”与企业名称“{enterpriseName}”不一致，只能付至企业本户。',
    en: 'The account of "{holderName}" is not that of the enterprise "{enterpriseName}"; only its own account is paid to.',
  },
  ACCOUNT_NUMBER: {
    'zh-CN': '银行账号应为8至30位数字。',
    en: 'An account number has 8 to 30 digits.',
  },
  DAY_CLOSED: {
    'zh-CN': '{day} 的对账已经关闭。',
    en: 'The day {day} is closed.',
  },
  DAY_NOT_EVEN: {
    'zh-CN': '{day} 尚有未说明的差异：{differences}。每项差异须由两人说明后方可关闭。',
    en: 'The day {day} has differences that are not settled: {differences}. Two people must explain each before it is closed.',
  },
  DIFFERENCE_SETTLED: {
    'zh-CN': '该差异已由两人说明。',
    en: 'This difference was explained by two people already.',
  },
  NOT_PAID_OUT: {
    'zh-CN': '该笔款项尚未付达，不能立案追缴。',
    en: 'This payout has not arrived, so nothing can be recovered.',
  },
  RECOVERY_DECIDED: {
    'zh-CN': '该案已作出决定（{state:RecoveryState}），不再受理陈述；可依法申诉。',
    en: 'The case is decided ({state:RecoveryState}) and takes no statement any more; an appeal is open.',
  },
  RECOVERY_AMOUNT: {
    'zh-CN': '金额 {amountFen} 分无效：须为 0 至 {mostFen} 分。',
    en: 'The amount of {amountFen} fen is not valid: 0 to {mostFen} fen.',
  },
  RECOVERY_APPEAL: {
    'zh-CN': '该案（{state:RecoveryState}）没有可以申诉的决定，或申诉已经处理。',
    en: 'The case ({state:RecoveryState}) has no decision to appeal against, or the appeal was decided.',
  },
  RECOVERY_NOT_OWED: {
    'zh-CN': '该案状态为 {state:RecoveryState}，没有应缴款项。',
    en: 'The case is {state:RecoveryState}; nothing is owed in it.',
  },
  REFUND_NOT_FUNDED: {
    'zh-CN': '省级专项资金余额不足，缺 {shortFen} 分，无法退还。请待资金释放或追加预算后再办理。',
    en: 'The programme has not got the money to refund: {shortFen} fen are missing. Wait until money is free, or add to the budget.',
  },
  PLAN_SUM: {
    'zh-CN': '分期合计 {plannedFen} 分，应缴 {owedFen} 分，必须相等。',
    en: 'The instalments come to {plannedFen} fen, and {owedFen} fen are owed; they must be equal.',
  },
  PLAN_DAYS: {
    'zh-CN': '分期日期须依次排列，且不早于 {today}。',
    en: 'The days of the instalments must be in order and not before {today}.',
  },
  RECEIPT_EXCEEDS: {
    'zh-CN': '金额超过未缴余额 {openFen} 分。',
    en: 'The amount is more than the {openFen} fen that are open.',
  },
  RECEIPT_BOOKED: {
    'zh-CN': '该银行流水号的到账已登记。',
    en: 'The receipt with this reference of the bank is booked already.',
  },
  RECEIPT_DAY: {
    'zh-CN': '到账日期不能晚于今天（{today}）。',
    en: 'Money is not received after today ({today}).',
  },
  WRITE_OFF_OPEN: {
    'zh-CN': '该案已有一项待批准的核销。',
    en: 'A write-off of this case waits for approval already.',
  },
  WRITE_OFF_APPROVED: {
    'zh-CN': '该核销已批准。',
    en: 'This write-off is approved already.',
  },
  TAX_REGISTER_SILENT: {
    'zh-CN': '税务登记未按约定应答（{why}），本次未记录任何结果。请稍后重试。',
    en: 'The tax register did not answer as agreed ({why}); nothing was recorded. Try again later.',
  },
};
