import { Module } from '@nestjs/common';
import { NamedPersonResolver, PersonResolver } from './person.resolver.js';
import { PersonService } from './person.service.js';
import { Proofs } from './proofs.service.js';

@Module({
  providers: [PersonService, PersonResolver, NamedPersonResolver, Proofs],
  exports: [PersonService, Proofs],
})
export class PersonModule {}
