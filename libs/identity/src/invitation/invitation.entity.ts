import { defineEntity, p } from '@mikro-orm/core';
import { DomainError, type Role } from '#libs/kernel';
import { stateOf } from '#libs/platform';
import {
  INVITATION_STATUSES,
  mayMove,
  type InvitationAnswer,
  type InvitationStatus,
} from './invitation.moves.js';

const InvitationSchema = defineEntity({
  name: 'Invitation',
  properties: {
    id: p.uuid().primary(),
    personId: p.uuid(),
    organisationId: p.uuid(),
    role: p.text().$type<Role>(),
    divisionCode: p.text().nullable(),
    /** For an office, and for a role that an official gives in a company: two people stand behind the invitation. */
    secondPersonNeeded: p.boolean(),
    status: stateOf('INVITATION', p.enum(INVITATION_STATUSES)),
    proposedBy: p.uuid(),
    proposedAt: p.datetime(),
    expiresAt: p.datetime(),
    confirmedBy: p.uuid().nullable(),
    confirmedAt: p.datetime().nullable(),
    closedBy: p.uuid().nullable(),
    closedAt: p.datetime().nullable(),
  },
});

/** A role that is offered to a person and is nothing until the person accepts it. */
export class Invitation extends InvitationSchema.class {
  statusAt(at: Date): InvitationStatus | 'EXPIRED' {
    const open = this.status === 'PROPOSED' || this.status === 'OFFERED';
    return open && at >= this.expiresAt ? 'EXPIRED' : this.status;
  }

  /** @throws DomainError INVITATION_EXPIRED; INVITATION_ANSWERED when it was answered or withdrawn before */
  move(to: InvitationAnswer, by: string, at: Date): void {
    if (this.statusAt(at) === 'EXPIRED') throw new DomainError('INVITATION_EXPIRED');
    if (!mayMove(this.status, to)) throw new DomainError('INVITATION_ANSWERED');
    this.status = to;
    if (to === 'OFFERED') {
      this.confirmedBy = by;
      this.confirmedAt = at;
    } else {
      this.closedBy = by;
      this.closedAt = at;
    }
  }
}
InvitationSchema.setClass(Invitation);
