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
  Record<Language, Readonly<Record<'title' | 'home' | 'endpoint' | 'schema', string>>>
> = {
  'zh-CN': {
    title: '云上 Yunshang',
    home: '首页',
    endpoint: '这是供程序使用的 GraphQL 接口：请以 POST 发送 JSON（{"query": "…"}）。接口定义见下方链接。',
    schema: '接口定义（schema.graphql）',
  },
  en: {
    title: '云上 Yunshang',
    home: 'Home',
    endpoint:
      'This is the GraphQL endpoint, for programs: send JSON by POST ({"query": "…"}). The schema is linked below.',
    schema: 'The schema (schema.graphql)',
  },
};
