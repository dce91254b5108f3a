import { EntityManager } from '@mikro-orm/postgresql';
import { Module, type OnModuleInit } from '@nestjs/common';
import { AssessmentResolver } from './assessment/assessment.resolver.js';
import { AssessmentService } from './assessment/assessment.service.js';
import { EnterpriseResolver } from './registration/enterprise.resolver.js';
import { EnterpriseService } from './registration/enterprise.service.js';
import { ensureReferenceTables } from './reference/reference-tables.js';

/** Enterprises, their certification, and how digital they are. */
@Module({ providers: [EnterpriseService, EnterpriseResolver, AssessmentService, AssessmentResolver] })
export class EnterpriseModule implements OnModuleInit {
  constructor(private readonly em: EntityManager) {}

  onModuleInit(): Promise<void> {
    return ensureReferenceTables(this.em.fork());
  }
}
