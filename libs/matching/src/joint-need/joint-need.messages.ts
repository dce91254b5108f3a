import type { MessageCatalogue } from '#libs/kernel';

export const jointNeedMessages: MessageCatalogue = {
  POOL_JOIN_UNTIL: {
    'zh-CN': '加入截止时间 {joinUntil} 须晚于现在，并早于投标截止时间 {bidDeadline}。',
    en: 'Joining until {joinUntil}: this must be ahead and before the deadline for bids, {bidDeadline}.',
  },
  POOL_CLOSED: {
    'zh-CN': '联合需求的加入已于 {joinUntil} 截止或已发布。',
    en: 'The pool was to be joined until {joinUntil}, or is published already.',
  },
  POOL_STILL_JOINING: {
    'zh-CN': '加入截止时间 {joinUntil} 之后才能发布联合需求。',
    en: 'The pool can be published once nobody can join any more, after {joinUntil}.',
  },
  POOL_JOINED: {
    'zh-CN': '企业已在该联合需求中。',
    en: 'The enterprise is in this pool already.',
  },
  POOL_FULL: {
    'zh-CN': '联合需求最多 {most} 家企业。',
    en: 'A pool has at most {most} members.',
  },
  POOL_TOO_SMALL: {
    'zh-CN': '联合需求至少 {fewest} 家企业；请单独发布需求，或重新发起。',
    en: 'A pool needs at least {fewest} members; publish the need alone, or open a new pool.',
  },
  POOL_LED: {
    'zh-CN': '牵头企业不能退出自己发起的联合需求。',
    en: 'The leader cannot leave the pool that it opened.',
  },
};
