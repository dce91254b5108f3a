import { Module } from '@nestjs/common';
import { AuthorityResolver } from './authority.resolver.js';
import { AuthorityService } from './authority.service.js';
import { MembershipResolver, PersonMembershipsResolver } from './membership.resolver.js';
import { MembershipService } from './membership.service.js';

@Module({
  providers: [
    MembershipService,
    MembershipResolver,
    PersonMembershipsResolver,
    AuthorityService,
    AuthorityResolver,
  ],
  exports: [MembershipService],
})
export class MembershipModule {}
