import { Module } from '@nestjs/common';
import { PersonResolver } from './person.resolver.js';
import { PersonService } from './person.service.js';
import { Proofs } from './proofs.service.js';

@Module({ providers: [PersonService, PersonResolver, Proofs], exports: [PersonService, Proofs] })
export class PersonModule {}
