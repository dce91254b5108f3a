import type { Role } from '#libs/kernel';

/** The kinds of official act that must stay in different hands. */
export const DUTIES = ['PROPOSE', 'REVIEW', 'APPROVE', 'PAY', 'AUDIT', 'ADMINISTER'] as const;
export type Duty = (typeof DUTIES)[number];

/**
 * The duty that a role carries; a role that is not named carries none.
 * Who reviews does not approve, who approves does not pay, and neither audits or hands out roles (GB/T 22239-2019 8.1.4,
 * 三员分立). Those who draw up a round or a notice are a hand of their own, because two people open a round.
 * The table `membership` computes the same from the role; a test compares the two.
 */
export const DUTY_OF: Readonly<Partial<Record<Role, Duty>>> = {
  PROGRAMME_MANAGER: 'PROPOSE',
  BUREAU_REVIEWER: 'REVIEW',
  BUREAU_APPROVER: 'APPROVE',
  COMMISSION_APPROVER: 'APPROVE',
  FINANCE_PAYER: 'PAY',
  AUDITOR: 'AUDIT',
  ADMINISTRATOR: 'ADMINISTER',
};

/**
 * The roles that a person holds, in whatever organisation, and that the new role may not stand beside.
 * Empty means that the role may be given.
 */
export function rolesAgainst(role: Role, held: readonly Role[]): Role[] {
  const duty = DUTY_OF[role];
  if (!duty) return [];
  return [...new Set(held)].filter((each) => DUTY_OF[each] !== undefined && DUTY_OF[each] !== duty);
}
