import { kernelMessages, type MessageCatalogue } from '#libs/kernel';

/** Texts of the refusals at the door; those of the services arrive written. */
export const gatewayMessages: MessageCatalogue = {
  ...kernelMessages,
  REQUEST_LIMIT: {
    'zh-CN': '请求超出限制（{limit} 最多 {most}）。请拆分为多个请求。',
    en: 'The request asks for too much ({limit}: at most {most}). Please split it.',
  },
  JSON_ONLY: {
    'zh-CN': '此接口只接受 Content-Type 为 application/json 且未压缩的请求。',
    en: 'This endpoint takes requests of the type application/json, not compressed.',
  },
  SERVICE_UNAVAILABLE: {
    'zh-CN': '服务暂时不可用，请稍后重试。您的数据没有丢失。',
    en: 'A part of the service does not answer at the moment. Please retry; nothing was lost.',
  },
};
