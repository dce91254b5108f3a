import { defineEntity, p } from '@mikro-orm/core';
import { DomainError } from '#libs/kernel';
import { stateOf } from '#libs/platform';
import type { PolicySettings } from './policy.rules.js';

const PolicyVersionSchema = defineEntity({
  name: 'PolicyVersion',
  uniques: [
    { name: 'policy_version_number', properties: ['policy', 'version'] },
    {
      name: 'policy_version_one_open',
      expression:
        'create unique index policy_version_one_open on policy_version (policy) where published_at is null and withdrawn_at is null',
    },
  ],
  checks: [
    { name: 'policy_version_after_shipped', expression: 'version > 1' },
    { name: 'policy_version_published', expression: '(published_by is null) = (published_at is null)' },
    { name: 'policy_version_two_people', expression: 'published_by <> proposed_by' },
    { name: 'policy_version_never_backdated', expression: 'in_force_from >= published_at' },
    { name: 'policy_version_one_end', expression: 'published_at is null or withdrawn_at is null' },
  ],
  properties: {
    id: p.uuid().primary(),
    policy: p.text(),
    /** Version 1 comes with the platform and is no row. */
    version: p.integer(),
    settings: p.json<PolicySettings>(),
    reason: p.text(),
    inForceFrom: p.datetime(),
    proposedBy: p.text(),
    proposedAt: p.datetime(),
    publishedBy: p.text().nullable(),
    publishedAt: stateOf('POLICY', p.datetime()).nullable(),
    withdrawnAt: stateOf('POLICY', p.datetime()).nullable(),
  },
});

/** A version of a policy. Published it is never changed: a file keeps to the version of its moment. */
export class PolicyVersion extends PolicyVersionSchema.class {
  /**
   * @throws DomainError POLICY_NOT_OPEN, POLICY_TWO_PEOPLE for who proposed it, POLICY_BACKDATED when its day has passed
   *   while it waited
   */
  publish(by: string, at: Date): void {
    this.assertOpen();
    if (by === this.proposedBy) throw new DomainError('POLICY_TWO_PEOPLE');
    if (this.inForceFrom < at) throw new DomainError('POLICY_BACKDATED');
    this.publishedBy = by;
    this.publishedAt = at;
  }

  /** @throws DomainError POLICY_NOT_OPEN */
  withdraw(at: Date): void {
    this.assertOpen();
    this.withdrawnAt = at;
  }

  private assertOpen(): void {
    if (this.publishedAt || this.withdrawnAt) throw new DomainError('POLICY_NOT_OPEN');
  }
}
PolicyVersionSchema.setClass(PolicyVersion);
