import { Injectable } from '@nestjs/common';
import { MembershipChangedV1 } from '#libs/contracts';
import { Consumes, type Delivery } from '../events/consumer.decorators.js';

/** Keeps the service's copy of who holds which role. Not in identity, which owns the original. */
@Injectable()
export class MembershipConsumer {
  @Consumes(MembershipChangedV1)
  async onMembershipChanged(change: MembershipChangedV1, { em }: Delivery): Promise<void> {
    await em.execute(
      `insert into membership (id, person_id, organisation_id, organisation_kind, role, division_code, ended_at)
       values (?, ?, ?, ?, ?, ?, ?)
       on conflict (id) do update set ended_at = excluded.ended_at, division_code = excluded.division_code`,
      [
        change.membershipId,
        change.personId,
        change.organisationId,
        change.organisationKind,
        change.role,
        change.divisionCode ?? null,
        change.active ? null : change.changedAt,
      ],
    );
  }
}
