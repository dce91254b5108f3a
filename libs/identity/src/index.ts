import { SignInAttempt } from './attempt/attempt.entity.js';
import { Invitation } from './invitation/invitation.entity.js';
import { IssuerRecord } from './issuer/issuer-record.entity.js';
import { IssuerKey } from './keys/issuer-key.entity.js';
import { MachineClient } from './machine-key/machine-client.entity.js';
import { Membership } from './membership/membership.entity.js';
import { Organisation } from './membership/organisation.entity.js';
import { AccountLink } from './account/account-link.entity.js';
import { AccountHistory, Person } from './person/person.entity.js';
import { Proposal } from './two-person/proposal.entity.js';

/** Who people are, what they may be where, and the issuer at which they sign in. */
export const identityEntities = [
  Person,
  AccountHistory,
  AccountLink,
  Organisation,
  Membership,
  Invitation,
  Proposal,
  MachineClient,
  IssuerRecord,
  IssuerKey,
  SignInAttempt,
];
export { type DemoKey, identityDemonstration } from './identity.demonstration.js';
export { identityMessages } from './identity.messages.js';
export { IdentityModule } from './identity.module.js';
export { IdentitySettings } from './settings/identity.settings.js';
