import type { MessageCatalogue } from '#libs/kernel';

/** What is missing or wrong about a paper, and how to mend it. */
export const checklistProblems: MessageCatalogue = {
  INVOICES: { 'zh-CN': '缺少发票。', en: 'No invoice is given.' },
  INVOICE_NUMBER_FORMAT: {
    'zh-CN': '发票号码“{number}”格式不符：应为8位数字（另填发票代码）或数电票的20位数字。',
    en: 'The invoice number "{number}" must have 8 digits (with its code) or the 20 digits of a fully digital one.',
  },
  INVOICE_CODE_FORMAT: {
    'zh-CN': '发票“{number}”的代码“{code}”格式不符：8位号码须填10位或12位发票代码，数电票不填。',
    en: 'The code "{code}" of invoice "{number}" does not fit: 10 or 12 digits beside 8, none beside 20.',
  },
  INVOICE_YEAR: {
    'zh-CN': '数电票号码前两位应与开票年份一致：{numbers}。请核对号码和开票日期。',
    en: 'The first two digits of a fully digital invoice are its year: {numbers}. Check number and date.',
  },
  INVOICE_AMOUNT: {
    'zh-CN': '发票金额须大于零。',
    en: 'The amount of an invoice must be greater than zero.',
  },
  INVOICE_IN_FUTURE: {
    'zh-CN': '开票日期晚于今天（{today}）。',
    en: 'An invoice is dated after today ({today}).',
  },
  INVOICE_BEFORE_CONTRACT: {
    'zh-CN': '开票日期早于合同签订日期（{signedOn}）。',
    en: 'An invoice is older than the contract ({signedOn}).',
  },
  INVOICED_TOO_LITTLE: {
    'zh-CN': '发票合计 {invoiced} 元，不足应付的 {needed} 元。',
    en: 'The invoices come to ¥{invoiced}, less than the ¥{needed} that must have been paid.',
  },
  INVOICED_TOO_MUCH: {
    'zh-CN': '发票合计 {invoiced} 元，超过合同（本期）金额 {contract} 元。',
    en: 'The invoices come to ¥{invoiced}, more than the contract (of this phase) of ¥{contract}.',
  },
  PAYMENTS: { 'zh-CN': '缺少支付凭证。', en: 'No proof of payment is given.' },
  PAYER_NOT_STATED: {
    'zh-CN': '支付凭证须写明付款方名称。',
    en: 'A proof of payment must state who paid.',
  },
  PAYEE_NOT_STATED: {
    'zh-CN': '支付凭证须写明收款方名称。',
    en: 'A proof of payment must state who was paid.',
  },
  PAYER_IS_NOT_THE_ENTERPRISE: {
    'zh-CN':
      '支付凭证的付款方是“{payers}”，服务券的企业是“{enterprise}”。须由企业本户付款；名称有误请按凭证更正，确由他人代付的不能兑现。',
    en: 'The payer on the proof is {payers}, the enterprise of the voucher is {enterprise}. The enterprise must have paid itself. Correct the name if it differs from the proof; what somebody else paid is not redeemed.',
  },
  PAYEE_IS_NOT_THE_PROVIDER: {
    'zh-CN':
      '支付凭证的收款方是“{payees}”，合同的服务商是“{provider}”。款项须付给服务商本户；名称有误请按凭证更正，付给他人的不能兑现。',
    en: 'The payee on the proof is {payees}, the provider of the contract is {provider}. The provider itself must have been paid. Correct the name if it differs from the proof; what went to somebody else is not redeemed.',
  },
  PAYMENT_AMOUNT: { 'zh-CN': '支付金额须大于零。', en: 'A payment must be greater than zero.' },
  PAYMENT_TWICE: {
    'zh-CN': '同一银行流水号重复：{references}。',
    en: 'These references of the bank are given twice: {references}.',
  },
  PAYMENT_USED: {
    'zh-CN': '银行流水号已用于其他兑现申请：{references}。一笔付款只能证明一次；请核对，或列明本次的付款。',
    en: 'These transfers prove another redemption already: {references}. A transfer counts once; check it, or list the payments of this one.',
  },
  PAYMENT_IN_FUTURE: {
    'zh-CN': '付款日期晚于今天（{today}）。',
    en: 'A payment is dated after today ({today}).',
  },
  PAYMENT_BEFORE_CONTRACT: {
    'zh-CN': '付款日期早于合同签订日期（{signedOn}）。',
    en: 'A payment is older than the contract ({signedOn}).',
  },
  PAID_SHARE: {
    'zh-CN': '已支付 {paid} 元，未达到合同金额 {contract} 元的 {percent}%（至少 {needed} 元）。',
    en: '¥{paid} was paid, less than {percent} % of the contract of ¥{contract} (at least ¥{needed}).',
  },
  PAID_TOO_MUCH: {
    'zh-CN': '已支付 {paid} 元，超过合同（本期）金额 {contract} 元。请只列本合同的付款。',
    en: '¥{paid} was paid, more than the contract (of this phase) of ¥{contract}. List its payments only.',
  },
  ACCEPTANCE_REPORT: { 'zh-CN': '缺少验收报告。', en: 'The acceptance report is missing.' },
  ACCEPTANCE_REPORT_HASH: {
    'zh-CN': '验收报告的校验值应为SHA-256（64位十六进制）。',
    en: 'The acceptance report is named by its SHA-256, 64 hexadecimal digits.',
  },
  CONTRACT_NOT_ACCEPTED: {
    'zh-CN': '合同尚未验收；请先在平台完成全部里程碑的验收。',
    en: 'The contract is not accepted yet; accept its milestones on the platform first.',
  },
  ACCEPTANCE_REPORT_USED: {
    'zh-CN': '该验收报告已用于其他兑现申请。请提交本次（本期）的验收报告。',
    en: 'This acceptance report backs another redemption already. Hand in the report of this contract and phase.',
  },
  DOCUMENT_USED: {
    'zh-CN': '材料 {document} 已用于其他兑现申请。请提交本次的材料。',
    en: 'The paper {document} backs another redemption already. Hand in the one of this redemption.',
  },
  DOCUMENT_MISSING: { 'zh-CN': '缺少材料：{document}。', en: 'A paper is missing: {document}.' },
  DOCUMENT_HASH: {
    'zh-CN': '材料 {document} 的校验值应为SHA-256（64位十六进制）。',
    en: 'The paper {document} is named by its SHA-256, 64 hexadecimal digits.',
  },
  INVOICE_TWICE: {
    'zh-CN': '同一申请中发票号码重复：{numbers}。',
    en: 'These invoice numbers are given twice: {numbers}.',
  },
  INVOICE_USED: {
    'zh-CN': '发票号码已用于其他兑现申请或其他财政资金：{numbers}。请核对；如有疑问请联系主管部门。',
    en: 'These invoices back another redemption or another fund already: {numbers}. Check them, or ask your bureau.',
  },
};

/** In which form each paper is taken. */
export const acceptedForms: MessageCatalogue = {
  INVOICE: {
    'zh-CN': '发票号码8位＋代码10或12位，或数电票20位；金额；开票日期在合同签订之后。',
    en: 'Number of 8 digits with a code of 10 or 12, or 20 digits; amount; dated after the contract.',
  },
  PAYMENT_PROOF: {
    'zh-CN': '银行回单：流水号、金额、付款日期、付款方（申请企业）、收款方（服务商）。',
    en: 'Bank receipt: reference, amount, day, payer (the enterprise), payee (the provider).',
  },
  ACCEPTANCE_REPORT: {
    'zh-CN': '双方签章的验收报告（PDF/OFD）的SHA-256；合同已在平台验收。',
    en: 'SHA-256 of the report that both signed (PDF or OFD); the contract is accepted on the platform.',
  },
  CONTRACT: {
    'zh-CN': '平台上双方签署的合同，无需再交。',
    en: 'The contract signed on the platform; nothing to hand in.',
  },
  OTHER: { 'zh-CN': '文件（PDF/OFD）的SHA-256。', en: 'SHA-256 of the file (PDF or OFD).' },
};
