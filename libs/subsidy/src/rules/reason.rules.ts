import { DomainError } from '#libs/kernel';

/** @throws DomainError REASON_NEEDED */
export function assertReason(reason: string): void {
  if (reason.trim().length < 2) throw new DomainError('REASON_NEEDED');
}
