import { Module, RequestMethod, type MiddlewareConsumer, type NestModule } from '@nestjs/common';
import { IdentityConsumer } from './identity.consumer.js';
import { IssuerMiddleware } from './issuer/issuer.middleware.js';
import { IssuerService } from './issuer/issuer.service.js';
import { SignInDesk } from './issuer/sign-in.desk.js';
import { SignInService } from './issuer/sign-in.service.js';
import { MachineKeyResolver } from './machine-key/machine-key.resolver.js';
import { MachineKeyService } from './machine-key/machine-key.service.js';
import { MembershipResolver } from './membership/membership.resolver.js';
import { MembershipService } from './membership/membership.service.js';
import { DemonstrationResolver } from './demonstration.resolver.js';
import { PersonResolver } from './person/person.resolver.js';
import { PersonService } from './person/person.service.js';

@Module({
  providers: [
    PersonService,
    PersonResolver,
    MembershipService,
    MembershipResolver,
    MachineKeyService,
    MachineKeyResolver,
    IdentityConsumer,
    SignInService,
    SignInDesk,
    IssuerService,
    DemonstrationResolver,
  ],
})
export class IdentityModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(IssuerMiddleware).forRoutes({ path: 'oidc/{*path}', method: RequestMethod.ALL });
  }
}
