import { Module } from '@nestjs/common';
import { MembershipResolver, PersonMembershipsResolver } from './membership.resolver.js';
import { MembershipService } from './membership.service.js';

@Module({
  providers: [MembershipService, MembershipResolver, PersonMembershipsResolver],
  exports: [MembershipService],
})
export class MembershipModule {}
