import { issuerEntities } from './issuer/issuer.entities.js';
import { MachineClient } from './machine-key/machine-client.entity.js';
import { Membership } from './membership/membership.entity.js';
import { Organisation } from './membership/organisation.entity.js';
import { Person } from './person/person.entity.js';

/** Who people are, what they may be where, and the issuer at which they sign in. */
export const identityEntities = [Person, Organisation, Membership, MachineClient, ...issuerEntities];
export { type DemoKey, identityDemonstration } from './identity.demonstration.js';
export { identityMessages } from './identity.messages.js';
export { IdentityModule } from './identity.module.js';
export { IdentitySettings } from './settings/identity.settings.js';
