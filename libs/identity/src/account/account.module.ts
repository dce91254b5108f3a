import { Module } from '@nestjs/common';
import { AttemptModule } from '../attempt/attempt.module.js';
import { MailModule } from '../mail/mail.module.js';
import { MembershipModule } from '../membership/membership.module.js';
import { PersonModule } from '../person/person.module.js';
import { SessionModule } from '../session/session.module.js';
import { AccountResolver } from './account.resolver.js';
import { AccountService } from './account.service.js';
import { FirstAdministrators } from './first-administrators.service.js';

@Module({
  imports: [AttemptModule, MailModule, MembershipModule, PersonModule, SessionModule],
  providers: [AccountService, FirstAdministrators, AccountResolver],
  exports: [AccountService, FirstAdministrators],
})
export class AccountModule {}
