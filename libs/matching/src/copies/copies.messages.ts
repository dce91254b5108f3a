import type { MessageCatalogue } from '#libs/kernel';

export const copiesMessages: MessageCatalogue = {
  PROVIDER_NOT_IN_GOOD_STANDING: {
    'zh-CN': '该服务商已被暂停或已退出供给资源池，不能承接新的合同。',
    en: 'The provider is suspended or has left the pool and takes no new contract.',
  },
  PROVIDER_NOT_ADMITTED: {
    'zh-CN': '该服务商不在供给资源池内，不能投标。',
    en: 'The provider is not in the resource pool and cannot bid.',
  },
};
