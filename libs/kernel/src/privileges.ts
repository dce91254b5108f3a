import type { Role } from './roles.js';

const ENTERPRISE = ['ENTERPRISE_VIEWER', 'ENTERPRISE_PREPARER', 'ENTERPRISE_SIGNATORY'] as const;
const PREPARERS = ['ENTERPRISE_PREPARER', 'ENTERPRISE_SIGNATORY'] as const;
const PROVIDER = ['PROVIDER_VIEWER', 'PROVIDER_SALES', 'PROVIDER_DELIVERY', 'PROVIDER_SIGNATORY'] as const;
const SELLERS = ['PROVIDER_SALES', 'PROVIDER_SIGNATORY'] as const;
const OFFICIALS = [
  'BUREAU_REVIEWER',
  'BUREAU_APPROVER',
  'PROGRAMME_MANAGER',
  'COMMISSION_APPROVER',
  'FINANCE_PAYER',
  'AUDITOR',
] as const;

/**
 * Every privilege of the platform and the roles that hold it: the one list. A privilege says what kind of act; whose
 * file it may touch is the scope of the membership (its organisation, its division) and is asked in the service.
 */
export const PRIVILEGES = {
  /** Anyone who is signed in. */
  'account.own': null,
  'membership.read': ['ENTERPRISE_SIGNATORY', 'PROVIDER_SIGNATORY', 'ADMINISTRATOR', 'AUDITOR'],
  'membership.grant': ['ENTERPRISE_SIGNATORY', 'PROVIDER_SIGNATORY', 'ADMINISTRATOR'],
  /** To be the second person of an act that takes two. */
  'membership.confirm': ['ADMINISTRATOR', 'COMMISSION_APPROVER'],
  'account.manage': ['ADMINISTRATOR'],
  'authority.register': ['ADMINISTRATOR'],
  'machine.manage': ['PROVIDER_SIGNATORY', 'ADMINISTRATOR'],

  'enterprise.register': null,
  'enterprise.correct': [...PREPARERS],
  'enterprise.read': [...ENTERPRISE, ...OFFICIALS],
  'enterprise.list': [...OFFICIALS],
  'enterprise.certify': ['BUREAU_REVIEWER'],
  'assessment.submit': [...PREPARERS],
  'control.declare': [...PREPARERS, 'PROVIDER_SIGNATORY'],
  'control.propose': ['BUREAU_REVIEWER', 'PROGRAMME_MANAGER'],
  'control.confirm': ['BUREAU_APPROVER', 'COMMISSION_APPROVER'],
  'odd-code.propose': ['BUREAU_REVIEWER', 'PROGRAMME_MANAGER'],
  'odd-code.confirm': ['BUREAU_APPROVER', 'COMMISSION_APPROVER'],
  'odd-code.read': [...OFFICIALS],
  'control.read': [...ENTERPRISE, ...PROVIDER, ...OFFICIALS],

  'provider.apply': null,
  'provider.admit': ['PROGRAMME_MANAGER'],
  'provider.sanction': ['PROGRAMME_MANAGER'],
  'provider.leave': ['PROVIDER_SIGNATORY'],
  'standing.appeal': ['PROVIDER_SIGNATORY'],
  'standing.decide': ['COMMISSION_APPROVER'],
  'standing.read': [...PROVIDER, 'PROGRAMME_MANAGER', 'COMMISSION_APPROVER', 'AUDITOR'],
  'solution.publish': [...SELLERS],

  'need.draft': [...PREPARERS],
  'need.publish': ['ENTERPRISE_SIGNATORY'],
  'need.follow': [...SELLERS],
  'question.ask': [...SELLERS],
  'question.answer': [...PREPARERS],
  'need.read': [...ENTERPRISE, ...PROVIDER, ...OFFICIALS],
  'match.read': [...ENTERPRISE],
  'recommendation.read': [...ENTERPRISE, 'PROGRAMME_MANAGER', 'COMMISSION_APPROVER', 'AUDITOR'],
  'exposure.read': ['PROGRAMME_MANAGER', 'COMMISSION_APPROVER', 'AUDITOR'],
  'ranking.read': [...ENTERPRISE, ...PROVIDER, ...OFFICIALS],
  'ranking.propose': ['PROGRAMME_MANAGER'],
  'ranking.publish': ['COMMISSION_APPROVER'],
  'policy.propose': ['PROGRAMME_MANAGER'],
  'policy.publish': ['COMMISSION_APPROVER'],
  'need.answer': [...SELLERS],
  'need.answer.read': [...PROVIDER],
  'contract.rate': ['ENTERPRISE_SIGNATORY'],
  'rating.reply': ['PROVIDER_SIGNATORY'],
  'bid.seal': [...SELLERS],
  'bid.read': [...ENTERPRISE, ...PROVIDER, 'AUDITOR'],
  'need.award': ['ENTERPRISE_SIGNATORY'],
  'need.seal': ['ENTERPRISE_SIGNATORY'],
  'evaluation.set': [...PREPARERS],
  'evaluation.appoint': ['ENTERPRISE_SIGNATORY'],
  /** Anyone who is signed in: whether the enterprise asked them is asked in the service. */
  'evaluation.judge': null,
  'award.refuse': ['PROVIDER_SIGNATORY'],
  'complaint.raise': ['PROVIDER_SIGNATORY'],
  'complaint.read': [...ENTERPRISE, ...PROVIDER, 'BUREAU_REVIEWER', 'BUREAU_APPROVER', 'AUDITOR'],
  'complaint.decide': ['BUREAU_APPROVER'],
  'direct.buy': ['ENTERPRISE_SIGNATORY'],
  'direct.answer': ['PROVIDER_SIGNATORY'],
  'direct.read': [...ENTERPRISE, ...PROVIDER],
  'need.extend': ['ENTERPRISE_SIGNATORY'],
  'incident.extend': ['COMMISSION_APPROVER'],
  'contract.read': [...ENTERPRISE, ...PROVIDER, ...OFFICIALS],
  'contract.sign': ['ENTERPRISE_SIGNATORY', 'PROVIDER_SIGNATORY'],
  'contract.propose': ['ENTERPRISE_SIGNATORY', 'PROVIDER_SIGNATORY'],
  'contract.terminate': ['ENTERPRISE_SIGNATORY', 'PROVIDER_SIGNATORY', 'PROGRAMME_MANAGER'],
  'payment.record': [...PREPARERS],
  'payment.confirm': [...SELLERS],
  'dispute.open': ['ENTERPRISE_SIGNATORY', 'PROVIDER_SIGNATORY'],
  'dispute.mediate': ['BUREAU_REVIEWER'],
  'milestone.report': ['PROVIDER_DELIVERY', 'PROVIDER_SIGNATORY'],
  'milestone.accept': ['ENTERPRISE_SIGNATORY'],

  'scheme.draft': ['PROGRAMME_MANAGER'],
  'scheme.publish': ['COMMISSION_APPROVER'],
  'capacity.declare': [...SELLERS],
  'allocation.open': ['PROGRAMME_MANAGER'],
  'allocation.publish': ['COMMISSION_APPROVER'],
  'allocation.read': ['PROGRAMME_MANAGER', 'COMMISSION_APPROVER', 'AUDITOR'],
  'allocation.withdraw': ['ENTERPRISE_SIGNATORY', 'PROVIDER_SIGNATORY', 'PROGRAMME_MANAGER'],
  'shortlist.read': [...ENTERPRISE, 'PROGRAMME_MANAGER', 'COMMISSION_APPROVER', 'AUDITOR'],
  'shortlist.own': [...PROVIDER],

  'round.propose': ['PROGRAMME_MANAGER'],
  'round.publish': ['COMMISSION_APPROVER'],
  'voucher.claim': ['ENTERPRISE_SIGNATORY'],
  'voucher.read': [...ENTERPRISE, ...PROVIDER, ...OFFICIALS],
  'voucher.release': ['ENTERPRISE_SIGNATORY', 'PROGRAMME_MANAGER'],
  'redemption.submit': ['ENTERPRISE_SIGNATORY'],
  'redemption.prepare': [...PREPARERS],
  'redemption.read': [...ENTERPRISE, ...PROVIDER, ...OFFICIALS],
  'redemption.review': ['BUREAU_REVIEWER'],
  'redemption.assign': ['BUREAU_APPROVER', 'PROGRAMME_MANAGER'],
  'redemption.approve': ['COMMISSION_APPROVER'],
  'redemption.compare': ['BUREAU_REVIEWER', 'BUREAU_APPROVER', 'COMMISSION_APPROVER', 'PROGRAMME_MANAGER'],
  'review.measure': ['PROGRAMME_MANAGER', 'COMMISSION_APPROVER', 'AUDITOR'],
  'other-grant.declare': [...PREPARERS, 'BUREAU_REVIEWER'],
  'other-grant.read': [...ENTERPRISE, ...OFFICIALS],
  'conflict.declare': [...OFFICIALS],
  'conflict.declareForOthers': ['PROGRAMME_MANAGER', 'AUDITOR'],
  'notice.publish': ['PROGRAMME_MANAGER'],
  'objection.raise': null,
  'objection.read': [...ENTERPRISE, 'COMMISSION_APPROVER'],
  'objection.answer': [...PREPARERS],
  'objection.decide': ['COMMISSION_APPROVER'],
  'payout.pay': ['FINANCE_PAYER'],
  'period.propose': ['FINANCE_PAYER'],
  'period.close': ['COMMISSION_APPROVER'],
  'payee.set': ['ENTERPRISE_SIGNATORY'],
  'payee.read': [...ENTERPRISE, 'FINANCE_PAYER', 'AUDITOR'],
  'difference.explain': ['FINANCE_PAYER', 'PROGRAMME_MANAGER'],
  'recovery.open': ['BUREAU_REVIEWER', 'PROGRAMME_MANAGER', 'AUDITOR'],
  'recovery.read': [...ENTERPRISE, ...PROVIDER, ...OFFICIALS],
  'recovery.answer': ['ENTERPRISE_SIGNATORY'],
  'recovery.decide': ['COMMISSION_APPROVER'],
  'recovery.collect': ['FINANCE_PAYER'],
  'recovery.write-off': ['COMMISSION_APPROVER'],
  'invoice.recheck': ['PROGRAMME_MANAGER', 'FINANCE_PAYER', 'AUDITOR'],
  'statement.read': [...ENTERPRISE, ...PROVIDER, ...OFFICIALS],
  'decision.read': [...ENTERPRISE, ...OFFICIALS],
  'rules.simulate': ['PROGRAMME_MANAGER', 'COMMISSION_APPROVER', 'AUDITOR'],
  'ledger.read': ['PROGRAMME_MANAGER', 'COMMISSION_APPROVER', 'FINANCE_PAYER', 'AUDITOR'],

  'usage.report': ['USAGE_REPORTER'],
  'usage.read': [...PROVIDER, 'AUDITOR'],
  'adoption.read': [...ENTERPRISE, ...PROVIDER, ...OFFICIALS],
  'adoption.list': [...OFFICIALS],
  'adoption.declare': [...PREPARERS],
  'adoption.record': ['BUREAU_REVIEWER'],

  /** Anyone who is signed in: for which organisation is asked in the service. */
  'file.upload': null,

  'operation.read': ['ADMINISTRATOR'],
  'operation.replay': ['ADMINISTRATOR'],
} as const satisfies Record<string, readonly Role[] | null>;

export type Privilege = keyof typeof PRIVILEGES;

export function holds(role: Role, privilege: Privilege): boolean {
  const roles: readonly Role[] | null = PRIVILEGES[privilege];
  return roles === null || roles.includes(role);
}
