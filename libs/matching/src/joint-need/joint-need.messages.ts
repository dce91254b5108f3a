import type { MessageCatalogue } from '#libs/kernel';

export const jointNeedMessages: MessageCatalogue = {
  JOINT_NEED_JOIN_UNTIL: {
    'zh-CN': '加入截止时间 {joinUntil} 须晚于现在，并早于投标截止时间 {bidDeadline}。',
    en: 'Joining until {joinUntil}: this must be ahead and before the deadline for bids, {bidDeadline}.',
  },
  JOINT_NEED_CLOSED: {
    'zh-CN': '联合需求的加入已于 {joinUntil} 截止或已发布。',
    en: 'Joining ended at {joinUntil}, or the joint need is published already.',
  },
  JOINT_NEED_STILL_JOINING: {
    'zh-CN': '加入截止时间 {joinUntil} 之后才能发布联合需求。',
    en: 'The joint need can be published once joining has ended, after {joinUntil}.',
  },
  JOINT_NEED_JOINED: {
    'zh-CN': '企业已在该联合需求中。',
    en: 'The enterprise takes part in this joint need already.',
  },
  JOINT_NEED_FULL: {
    'zh-CN': '联合需求最多 {most} 家企业。',
    en: 'A joint need has at most {most} members.',
  },
  JOINT_NEED_TOO_SMALL: {
    'zh-CN': '联合需求至少 {fewest} 家企业；请单独发布需求，或重新发起。',
    en: 'A joint need has at least {fewest} members; publish the need alone, or open another joint need.',
  },
  JOINT_NEED_LED: {
    'zh-CN': '牵头企业不能退出自己发起的联合需求。',
    en: 'The leading enterprise cannot leave the joint need that it opened.',
  },
};
