import { kernelMessages, type Language, type MessageCatalogue } from '#libs/kernel';

/** Texts of the refusals at the door; those of the services arrive written. */
export const gatewayMessages: MessageCatalogue = {
  ...kernelMessages,
  NO_PAGE: {
    'zh-CN': '此地址没有内容。请检查地址是否正确。',
    en: 'There is nothing at this address. Please check it.',
  },
  METHOD_NOT_ALLOWED: {
    'zh-CN': '此地址只接受 {allowed} 请求。',
    en: 'This address takes {allowed} only.',
  },
  REQUEST_LIMIT: {
    'zh-CN': '请求超出限制：{what}计 {counted}，最多 {most}。请拆分为多个请求，或减少每页数量。',
    en: 'The request asks for too much: {what} counted {counted}, at most {most}. Please split it, or ask for smaller pages.',
  },
  TOO_MANY_REQUESTS: {
    'zh-CN': '请求过于频繁（{what}每 {seconds} 秒最多 {most} 次）。请在 {retryAfter} 秒后重试。',
    en: 'Too many requests ({what}: at most {most} in {seconds} seconds). Please retry after {retryAfter} seconds.',
  },
  NOT_OUR_PAGE: {
    'zh-CN': '此请求不是由本平台页面发出的，没有执行。请在本平台页面上重新操作。',
    en: 'This request did not come from a page of this platform, and nothing was done. Please act on its own pages.',
  },
  SESSION_ENDED: {
    'zh-CN': '登录已结束，本次操作没有执行。请重新登录后再试。',
    en: 'Your sign-in has ended, and nothing was done. Please sign in again and retry.',
  },
  RETURN_ELSEWHERE: {
    'zh-CN': '登录后只能返回本平台的页面（以“/”开头的路径）。请从本平台页面重新登录。',
    en: 'After signing in one returns to a page of this platform only (a path that begins with “/”). Please sign in from one of its pages.',
  },
  SIGN_IN_NOT_BEGUN: {
    'zh-CN': '本次登录不是在此浏览器中开始的，或已超过 15 分钟，或已使用过。请从首页重新登录。',
    en: 'This sign-in was not begun in this browser, took longer than 15 minutes, or was used already. Please sign in again from the home page.',
  },
  SIGN_IN_REFUSED: {
    'zh-CN': '登录服务没有接受本次登录。请从首页重新登录。',
    en: 'The sign-in was not accepted by the issuer. Please sign in again from the home page.',
  },
  DOCUMENT_NOT_KNOWN: {
    'zh-CN': '此版本的平台没有编号为 {documentId} 的查询。请刷新页面后重试。',
    en: 'This version of the platform has no document {documentId}. Please reload the page and retry.',
  },
  DOCUMENT_BY_ID_ONLY: {
    'zh-CN': '浏览器只能按编号（documentId）发送已发布的查询；自写的查询请用访问令牌发送。',
    en: 'A browser sends published documents by their documentId only; documents of your own are sent with an access token.',
  },
  JSON_ONLY: {
    'zh-CN': '此接口只接受 Content-Type 为 application/json 且未压缩的请求。',
    en: 'This endpoint takes requests of the type application/json, not compressed.',
  },
  SERVICE_UNAVAILABLE_NOT_DONE: {
    'zh-CN': '部分服务暂时不可用，本次操作没有执行。请稍后用同一幂等键重试。',
    en: 'A part of the service does not answer at the moment; nothing was done. Please retry with the same idempotency key.',
  },
  SERVICE_UNAVAILABLE_PERHAPS_DONE: {
    'zh-CN': '部分服务没有及时答复，本次操作可能已经执行。请稍后用同一幂等键重试，不会重复执行。',
    en: 'A part of the service did not answer in time, and the act may have happened. Please retry with the same idempotency key: it will not be done twice.',
  },
  GRAPHQL_PARSE_FAILED: {
    'zh-CN': 'GraphQL 文档有语法错误：{detail}',
    en: 'The GraphQL document cannot be read: {detail}',
  },
  GRAPHQL_VALIDATION_FAILED: {
    'zh-CN': 'GraphQL 文档与接口定义不符：{detail}',
    en: 'The GraphQL document does not fit the schema: {detail}',
  },
  BAD_REQUEST: { 'zh-CN': '请求有误：{detail}', en: 'The request is not valid: {detail}' },
};

/** What is counted against a limit, as a person says it. */
export const limitWords = {
  depth: { 'zh-CN': '嵌套层数', en: 'levels of nesting' },
  aliases: { 'zh-CN': '别名', en: 'aliases' },
  fields: { 'zh-CN': '字段', en: 'fields' },
  mutations: { 'zh-CN': '一个请求中的操作', en: 'mutations in one request' },
  directives: { 'zh-CN': '指令', en: 'directives' },
  tokens: { 'zh-CN': '文档中的词', en: 'tokens of the document' },
  nesting: { 'zh-CN': '括号层数', en: 'levels of brackets' },
  entries: {
    'zh-CN': '可能返回的条目（各层每页数量相乘）',
    en: 'entries that may be returned (page sizes multiplied)',
  },
  bytes: { 'zh-CN': '请求字节', en: 'bytes of the request' },
} as const satisfies Record<string, Record<Language, string>>;

/** Whose requests are counted, as a person says it. */
export const rateWords = {
  address: { 'zh-CN': '同一网络地址', en: 'from one address' },
  person: { 'zh-CN': '同一账户', en: 'by one account' },
  operation: { 'zh-CN': '同一操作', en: 'of one operation' },
  signUp: { 'zh-CN': '注册', en: 'sign-ups' },
  signIn: { 'zh-CN': '登录', en: 'sign-ins' },
} as const satisfies Record<string, Record<Language, string>>;

export const pageTexts: Readonly<
  Record<Language, Readonly<Record<'title' | 'home' | 'endpoint' | 'schema' | 'signedIn' | 'script', string>>>
> = {
  'zh-CN': {
    title: '云上 Yunshang',
    home: '首页',
    endpoint: '这是供程序使用的 GraphQL 接口：请以 POST 发送 JSON（{"query": "…"}）。接口定义见下方链接。',
    schema: '接口定义（schema.graphql）',
    signedIn: '您已登录，可以关闭此窗口，回到原来的页面继续。',
    script: '办事页面需要启用 JavaScript。公开信息无需启用也可阅读。',
  },
  en: {
    title: '云上 Yunshang',
    home: 'Home',
    endpoint:
      'This is the GraphQL endpoint, for programs: send JSON by POST ({"query": "…"}). The schema is linked below.',
    schema: 'The schema (schema.graphql)',
    signedIn: 'You are signed in. You may close this window and go on in the one before.',
    script: 'This page needs JavaScript. The public pages can be read without.',
  },
};
