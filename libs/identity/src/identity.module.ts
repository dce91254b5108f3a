import { Module } from '@nestjs/common';
import { kernelMessages } from '#libs/kernel';
import { AccountModule } from './account/account.module.js';
import { DemonstrationResolver } from './demonstration.resolver.js';
import { IdentityConsumer } from './identity.consumer.js';
import { identityMessages } from './identity.messages.js';
import { InvitationModule } from './invitation/invitation.module.js';
import { IssuerModule } from './issuer/issuer.module.js';
import { MachineKeyModule } from './machine-key/machine-key.module.js';
import { MembershipModule } from './membership/membership.module.js';
import { PersonModule } from './person/person.module.js';

@Module({
  imports: [
    PersonModule,
    MembershipModule,
    InvitationModule,
    MachineKeyModule,
    AccountModule,
    IssuerModule.speaking({ ...kernelMessages, ...identityMessages }),
  ],
  providers: [IdentityConsumer, DemonstrationResolver],
})
export class IdentityModule {}
