import type { MessageCatalogue } from '#libs/kernel';

export const contractMessages: MessageCatalogue = {
  NOTHING_TO_SIGN: {
    'zh-CN': '当前（合同状态 {state}）没有待签署或待撤回的文本。',
    en: 'No text waits for signatures (the contract is {state}).',
  },
  SIGNING_KEY_REVOKED: {
    'zh-CN': '该签名密钥已吊销，不能再用于签署。请登记新的密钥。',
    en: 'This signing key was revoked and signs nothing any more. Register another.',
  },
  CONTRACT_NOT_IN_FORCE: {
    'zh-CN': '合同当前状态为 {state}，不在履行中，不能办理。双方签署后、终止或变更服务商前才可办理。',
    en: 'The contract is {state} and not in force: this is possible after both sides signed and before it ends.',
  },
};
