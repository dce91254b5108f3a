import type { Language } from './language.js';

/**
 * The texts of each room, fetched with its first page. A room adds its line here; its two files export `texts`, whose
 * one key is the name of the room, so that every key reads `room.thing.part`.
 */
export const ROOMS = {
  notices: {
    'zh-CN': () => import('../notices/notices.zh-CN.js'),
    en: () => import('../notices/notices.en.js'),
  },
  payments: {
    'zh-CN': () => import('../payments/payments.zh-CN.js'),
    en: () => import('../payments/payments.en.js'),
  },
  adoption: {
    'zh-CN': () => import('../adoption/adoption.zh-CN.js'),
    en: () => import('../adoption/adoption.en.js'),
  },
  rounds: {
    'zh-CN': () => import('../rounds/rounds.zh-CN.js'),
    en: () => import('../rounds/rounds.en.js'),
  },
  schemes: {
    'zh-CN': () => import('../schemes/schemes.zh-CN.js'),
    en: () => import('../schemes/schemes.en.js'),
  },
  affairs: {
    'zh-CN': () => import('../vouchers/affairs/affairs.zh-CN.js'),
    en: () => import('../vouchers/affairs/affairs.en.js'),
  },
  recoveries: {
    'zh-CN': () => import('../recoveries/recoveries.zh-CN.js'),
    en: () => import('../recoveries/recoveries.en.js'),
  },
  access: {
    'zh-CN': () => import('../access/access.zh-CN.js'),
    en: () => import('../access/access.en.js'),
  },
  oversight: {
    'zh-CN': () => import('../oversight/oversight.zh-CN.js'),
    en: () => import('../oversight/oversight.en.js'),
  },
  assessment: {
    'zh-CN': () => import('../assessment/assessment.zh-CN.js'),
    en: () => import('../assessment/assessment.en.js'),
  },
  eligibility: {
    'zh-CN': () => import('../eligibility/eligibility.zh-CN.js'),
    en: () => import('../eligibility/eligibility.en.js'),
  },
  enterprise: {
    'zh-CN': () => import('../enterprise/enterprise.zh-CN.js'),
    en: () => import('../enterprise/enterprise.en.js'),
  },
  evaluation: {
    'zh-CN': () => import('../evaluation/evaluation.zh-CN.js'),
    en: () => import('../evaluation/evaluation.en.js'),
  },
  jointNeeds: {
    'zh-CN': () => import('../joint-needs/joint-needs.zh-CN.js'),
    en: () => import('../joint-needs/joint-needs.en.js'),
  },
  help: { 'zh-CN': () => import('../help/help.zh-CN.js'), en: () => import('../help/help.en.js') },
  needs: {
    'zh-CN': () => import('../needs/needs.zh-CN.js'),
    en: () => import('../needs/needs.en.js'),
  },
  bids: { 'zh-CN': () => import('../bids/bids.zh-CN.js'), en: () => import('../bids/bids.en.js') },
  changes: {
    'zh-CN': () => import('../contracts/changes/changes.zh-CN.js'),
    en: () => import('../contracts/changes/changes.en.js'),
  },
  complaints: {
    'zh-CN': () => import('../complaints/complaints.zh-CN.js'),
    en: () => import('../complaints/complaints.en.js'),
  },
  contracts: {
    'zh-CN': () => import('../contracts/contracts.zh-CN.js'),
    en: () => import('../contracts/contracts.en.js'),
  },
  capacity: {
    'zh-CN': () => import('../capacity/capacity.zh-CN.js'),
    en: () => import('../capacity/capacity.en.js'),
  },
  catalogue: {
    'zh-CN': () => import('../catalogue/catalogue.zh-CN.js'),
    en: () => import('../catalogue/catalogue.en.js'),
  },
  certification: {
    'zh-CN': () => import('../certification/certification.zh-CN.js'),
    en: () => import('../certification/certification.en.js'),
  },
  money: { 'zh-CN': () => import('../money/money.zh-CN.js'), en: () => import('../money/money.en.js') },
  people: { 'zh-CN': () => import('../people/people.zh-CN.js'), en: () => import('../people/people.en.js') },
  pool: { 'zh-CN': () => import('../pool/pool.zh-CN.js'), en: () => import('../pool/pool.en.js') },
  ratings: {
    'zh-CN': () => import('../ratings/ratings.zh-CN.js'),
    en: () => import('../ratings/ratings.en.js'),
  },
  purchases: {
    'zh-CN': () => import('../purchases/purchases.zh-CN.js'),
    en: () => import('../purchases/purchases.en.js'),
  },
  review: {
    'zh-CN': () => import('../review/review.zh-CN.js'),
    en: () => import('../review/review.en.js'),
  },
  sealing: {
    'zh-CN': () => import('../sealing/sealing.zh-CN.js'),
    en: () => import('../sealing/sealing.en.js'),
  },
  search: {
    'zh-CN': () => import('../search/search.zh-CN.js'),
    en: () => import('../search/search.en.js'),
  },
  session: {
    'zh-CN': () => import('../session/session.zh-CN.js'),
    en: () => import('../session/session.en.js'),
  },
  ui: { 'zh-CN': () => import('../ui/ui.zh-CN.js'), en: () => import('../ui/ui.en.js') },
  usage: { 'zh-CN': () => import('../usage/usage.zh-CN.js'), en: () => import('../usage/usage.en.js') },
  vouchers: {
    'zh-CN': () => import('../vouchers/vouchers.zh-CN.js'),
    en: () => import('../vouchers/vouchers.en.js'),
  },
  work: { 'zh-CN': () => import('../work/work.zh-CN.js'), en: () => import('../work/work.en.js') },
} satisfies Readonly<Record<string, Readonly<Record<Language, () => Promise<{ texts: object }>>>>>;

export type Room = keyof typeof ROOMS;

type TextsOf<R extends Room> = Awaited<ReturnType<(typeof ROOMS)[R]['zh-CN']>>['texts'];
type Both<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer All) => void
  ? All
  : never;

/**
 * All texts of all rooms.
 * @public i18next.d.ts makes of it the types of `t`
 */
export type RoomTexts = Both<{ [R in Room]: TextsOf<R> }[Room]>;
