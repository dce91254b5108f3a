import { Module } from '@nestjs/common';
import { DemonstrationResolver } from './demonstration.resolver.js';
import { IdentityConsumer } from './identity.consumer.js';
import { IssuerModule } from './issuer/issuer.module.js';
import { MachineKeyModule } from './machine-key/machine-key.module.js';
import { MembershipModule } from './membership/membership.module.js';
import { PersonModule } from './person/person.module.js';

@Module({
  imports: [PersonModule, MembershipModule, MachineKeyModule, IssuerModule],
  providers: [IdentityConsumer, DemonstrationResolver],
})
export class IdentityModule {}
