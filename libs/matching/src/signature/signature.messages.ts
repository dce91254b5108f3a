import type { MessageCatalogue } from '#libs/kernel';

export const signatureMessages: MessageCatalogue = {
  DOCUMENT_CHANGED: {
    'zh-CN': '合同文本与您所签的版本不一致（当前文本哈希 {documentHash}）。请重新阅读后再签署。',
    en: 'The document is not the one you signed (its hash is now {documentHash}). Read it again before signing.',
  },
  SIGNATURE_INVALID: {
    'zh-CN': '签名验证未通过。请用登记的密钥（Ed25519 或 P-256）对规范文本原文作分离式 JWS 签名。',
    en: 'The signature does not verify. Sign the canonical document, to the byte, as a detached JWS with the registered key (Ed25519 or P-256).',
  },
  SIGNING_KEY_UNFIT: {
    'zh-CN': '该密钥不可用于签署。请登记 Ed25519 或 P-256 公钥的 JWK，且不得包含私钥。',
    en: 'This key does not serve for signing. Register the public JWK of an Ed25519 or P-256 key, without its private half.',
  },
  ALREADY_SIGNED: {
    'zh-CN': '本方（{side}）已经签署。',
    en: 'This side ({side}) has signed already.',
  },
  SIGNED_FOR_OTHER_SIDE: {
    'zh-CN': '同一人不能代表合同双方签署。',
    en: 'One person cannot sign for both sides.',
  },
};
