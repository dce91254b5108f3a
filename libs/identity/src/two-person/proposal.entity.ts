import { defineEntity, p } from '@mikro-orm/core';

export const PROPOSED_ACTS = [
  'END_MEMBERSHIP',
  'RESET_PASSWORD',
  'DISABLE_ACCOUNT',
  'ENABLE_ACCOUNT',
] as const;
export type ProposedAct = (typeof PROPOSED_ACTS)[number];

const ProposalSchema = defineEntity({
  name: 'Proposal',
  properties: {
    id: p.uuid().primary(),
    act: p.enum(PROPOSED_ACTS),
    /** The membership or the person that the act is about. */
    subjectId: p.uuid(),
    proposedBy: p.uuid(),
    proposedAt: p.datetime(),
    expiresAt: p.datetime(),
    confirmedBy: p.uuid().nullable(),
    closedAt: p.datetime().nullable(),
  },
});

/** An act that one person proposed and another one has to confirm before it is done. */
export class Proposal extends ProposalSchema.class {
  isOpen(at: Date): boolean {
    return !this.closedAt && at < this.expiresAt;
  }

  confirm(by: string, at: Date): void {
    this.confirmedBy = by;
    this.closedAt = at;
  }

  lapse(): void {
    this.closedAt = this.expiresAt;
  }
}
ProposalSchema.setClass(Proposal);
