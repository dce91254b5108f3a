import { EntityManager } from '@mikro-orm/postgresql';
import { Module, type OnModuleInit } from '@nestjs/common';
import { ReferenceResolver } from './reference.resolver.js';
import { ensureReferenceTables } from './reference-tables.js';

/** Divisions, industries and questionnaire in the database, before anything is registered. */
@Module({ providers: [ReferenceResolver] })
export class ReferenceModule implements OnModuleInit {
  constructor(private readonly em: EntityManager) {}

  onModuleInit(): Promise<void> {
    return ensureReferenceTables(this.em.fork());
  }
}
