import { Module } from '@nestjs/common';
import { PersonModule } from '../person/person.module.js';
import { InvitationResolver } from './invitation.resolver.js';
import { InvitationService } from './invitation.service.js';

@Module({
  imports: [PersonModule],
  providers: [InvitationService, InvitationResolver],
  exports: [InvitationService],
})
export class InvitationModule {}
