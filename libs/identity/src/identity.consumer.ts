import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger } from '@nestjs/common';
import { EnterpriseRegisteredV1, ProviderAdmittedV1 } from '#libs/contracts';
import { rolesAgainst, SYSTEM, type Role } from '#libs/kernel';
import { Clock, Consumes, Outbox, type Delivery } from '#libs/platform';
import { beginMembership, heldByPerson } from './membership/memberships.js';
import { Organisation } from './membership/organisation.entity.js';
import { lockedPerson } from './person/person.queries.js';

/** Companies come into being in their own rooms; here they become organisations with a first signatory. */
@Injectable()
export class IdentityConsumer {
  private readonly logger = new Logger(IdentityConsumer.name);

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
    const held = await heldByPerson(em, person.id);
    if (held.some((each) => each.organisationId === organisation.id && each.role === role)) return;
    const against = rolesAgainst(
      role,
      held.map((each) => each.role),
    );
    if (against.length > 0) {
      // The company is there all the same; an administrator and a second person give it a signatory.
      this.logger.warn(`${organisation.id} has no signatory: who registered it is ${against.join(', ')}`);
      return;
    }
    const now = await this.clock.now(em);
    const given = { personId: person.id, organisation, role, divisionCode: null, grantedBy: null };
    beginMembership(em, this.outbox, { ...given, by: SYSTEM }, now);
  }
}

type OrganisationData = Pick<Organisation, 'id' | 'kind' | 'name' | 'divisionCode'>;

async function organisationOf(em: EntityManager, data: OrganisationData): Promise<Organisation> {
  const known = await em.findOne(Organisation, data.id);
  return known ? em.assign(known, data) : em.create(Organisation, data);
}
