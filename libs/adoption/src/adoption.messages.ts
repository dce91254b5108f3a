import type { MessageCatalogue } from '#libs/kernel';

/** Texts of the refusals of this room. */
export const adoptionMessages: MessageCatalogue = {
  BATCH_SIGNATURE: {
    'zh-CN':
      '批次签名无效：请使用本机器已登记且未吊销的密钥，对 batchId、periodDay、entries 的规范 JSON 重新签名。',
    en: 'The signature of the batch does not hold: sign the canonical JSON of batchId, periodDay and entries with the registered key of this machine that is not revoked.',
  },
  AS_OF_IN_FUTURE: {
    'zh-CN': '只能查询过去某一时刻的数字（现在是 {now}）。',
    en: 'Figures exist as of a past moment only (now is {now}).',
  },
  NOT_INDUSTRIAL: {
    'zh-CN':
      '“升级”目标只统计工业企业（GB/T 4754 门类 B、C、D），登记的行业为 {industryCode}。如有误，请先更正登记信息。',
    en: 'The goal UPGRADED is for industry (sections B, C and D of GB/T 4754); the registered industry is {industryCode}. If that is wrong, correct the file first.',
  },
  PAPER_WITHOUT_USE: {
    'zh-CN': '请注明合同涉及公有云、工业互联网平台，或两者皆有。',
    en: 'State whether the contract is for public cloud, an industrial-internet platform, or both.',
  },
  PAPER_ALREADY_RECORDED: {
    'zh-CN': '其中有文件已作为证据登记。一个文件无论作为合同、发票还是验收报告，只能证明一家企业一次。',
    en: 'One of these files is recorded already. A file speaks for one enterprise, once, as a contract, an invoice or a report of acceptance.',
  },
  PAPERS_ARE_ONE_FILE: {
    'zh-CN': '合同、发票和验收报告须是三个不同的文件。',
    en: 'Contract, invoice and report of acceptance must be three different files.',
  },
  CONTRACT_UNKNOWN: {
    'zh-CN': '没有找到属于您的该合同。请核对合同编号。',
    en: 'No contract of yours has this id. Check the contract id.',
  },
};
