import { Module, type DynamicModule } from '@nestjs/common';
import type { ServiceName } from '#libs/kernel';
import { policiesResolver } from './policies.resolver.js';
import { Policies, POLICIES } from './policies.service.js';
import type { Policy } from './policy.rules.js';

/** The policies of a service, for all its rooms. `PolicyVersion` goes into the entities of the service. */
@Module({})
export class PolicyModule {
  static forService(service: ServiceName, policies: readonly Policy[]): DynamicModule {
    return {
      module: PolicyModule,
      global: true,
      providers: [Policies, { provide: POLICIES, useValue: policies }, policiesResolver(service)],
      exports: [Policies],
    };
  }
}
