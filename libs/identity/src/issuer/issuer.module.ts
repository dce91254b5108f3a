import {
  Module,
  RequestMethod,
  type DynamicModule,
  type MiddlewareConsumer,
  type NestModule,
} from '@nestjs/common';
import type { MessageCatalogue } from '#libs/kernel';
import { AccountModule } from '../account/account.module.js';
import { AttemptModule } from '../attempt/attempt.module.js';
import { InvitationModule } from '../invitation/invitation.module.js';
import { MembershipModule } from '../membership/membership.module.js';
import { PersonModule } from '../person/person.module.js';
import { SessionModule } from '../session/session.module.js';
import { AccountDesk, REFUSALS } from './account.desk.js';
import { IssuerMiddleware } from './issuer.middleware.js';
import { IssuerService } from './issuer.service.js';
import { SignInDesk } from './sign-in.desk.js';
import { SignInService } from './sign-in.service.js';

/** The embedded OpenID Connect issuer and its pages. */
@Module({
  imports: [AccountModule, AttemptModule, InvitationModule, MembershipModule, PersonModule, SessionModule],
  providers: [SignInService, SignInDesk, AccountDesk, IssuerService],
})
export class IssuerModule implements NestModule {
  /** @param refusals the texts with which the pages refuse */
  static speaking(refusals: MessageCatalogue): DynamicModule {
    return { module: IssuerModule, providers: [{ provide: REFUSALS, useValue: refusals }] };
  }

  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(IssuerMiddleware).forRoutes({ path: 'oidc/{*path}', method: RequestMethod.ALL });
  }
}
