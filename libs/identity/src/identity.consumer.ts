import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { EnterpriseRegisteredV1, ProviderAdmittedV1 } from '#libs/contracts';
import { newId, type Role } from '#libs/kernel';
import { Clock, Consumes, Outbox, type Delivery } from '#libs/platform';
import { Membership } from './membership/membership.entity.js';
import { activeRoles, announce } from './membership/membership.service.js';
import { Organisation } from './membership/organisation.entity.js';
import { lockedPerson } from './person/person.queries.js';

/** Companies come into being in their own rooms; here they become organisations with a first signatory. */
@Injectable()
export class IdentityConsumer {
  constructor(
    private readonly clock: Clock,
    private readonly outbox: Outbox,
  ) {}

  @Consumes(EnterpriseRegisteredV1)
  async onEnterpriseRegistered(event: EnterpriseRegisteredV1, { em }: Delivery): Promise<void> {
    const { enterpriseId: id, name, divisionCode, registeredBy } = event;
    const organisation = await organisationOf(em, { id, kind: 'ENTERPRISE', name, divisionCode });
    if (registeredBy) await this.makeSignatory(em, registeredBy, organisation, 'ENTERPRISE_SIGNATORY');
  }

  @Consumes(ProviderAdmittedV1)
  async onProviderAdmitted(event: ProviderAdmittedV1, { em }: Delivery): Promise<void> {
    const { providerId: id, name, divisionCode, registeredBy } = event;
    const organisation = await organisationOf(em, {
      id,
      kind: 'PROVIDER',
      name,
      divisionCode: divisionCode ?? null,
    });
    if (registeredBy) await this.makeSignatory(em, registeredBy, organisation, 'PROVIDER_SIGNATORY');
  }

  private async makeSignatory(em: EntityManager, personId: string, organisation: Organisation, role: Role) {
    const person = await lockedPerson(em, { id: personId });
    const held = await activeRoles(em, person.id);
    if (held.some((each) => each.organisationId === organisation.id && each.role === role)) return;
    const now = await this.clock.now(em);
    const membership = em.create(Membership, {
      id: newId(),
      personId: person.id,
      organisationId: organisation.id,
      organisationKind: organisation.kind,
      role,
      divisionCode: null,
      grantedAt: now,
      grantedBy: null,
      endedAt: null,
      endedBy: null,
    });
    announce(this.outbox, em, membership, now);
  }
}

type OrganisationData = Pick<Organisation, 'id' | 'kind' | 'name' | 'divisionCode'>;

async function organisationOf(em: EntityManager, data: OrganisationData): Promise<Organisation> {
  const known = await em.findOne(Organisation, data.id);
  return known ? em.assign(known, data) : em.create(Organisation, data);
}
