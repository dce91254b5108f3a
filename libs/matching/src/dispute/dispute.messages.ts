import type { MessageCatalogue } from '#libs/kernel';

export const disputeMessages: MessageCatalogue = {
  MILESTONE_DISPUTED: {
    'zh-CN': '该里程碑有未了结的争议，了结前不能验收，也不能另提争议。',
    en: 'A dispute of this milestone is open: until it is closed it is not accepted, and no other is opened.',
  },
  MILESTONE_SETTLED: {
    'zh-CN': '该里程碑已验收，不能再提争议。',
    en: 'This milestone was accepted already and cannot be disputed.',
  },
  OWN_DISPUTE: {
    'zh-CN': '争议由对方答复。',
    en: 'A dispute is answered by the other side.',
  },
};
