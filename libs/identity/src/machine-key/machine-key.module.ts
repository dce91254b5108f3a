import { Module } from '@nestjs/common';
import { MachineKeyResolver } from './machine-key.resolver.js';
import { MachineKeyService } from './machine-key.service.js';

@Module({ providers: [MachineKeyService, MachineKeyResolver] })
export class MachineKeyModule {}
