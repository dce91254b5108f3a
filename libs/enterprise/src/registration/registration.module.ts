import { Module } from '@nestjs/common';
import { ControlModule } from '../control/control.module.js';
import { EnterpriseResolver } from './enterprise.resolver.js';
import { EnterpriseService } from './enterprise.service.js';

@Module({ imports: [ControlModule], providers: [EnterpriseService, EnterpriseResolver] })
export class RegistrationModule {}
