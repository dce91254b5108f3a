import { Module } from '@nestjs/common';
import { ControlModule } from '../control/control.module.js';
import { CreditCodeModule } from '../credit-code/credit-code.module.js';
import { EnterpriseResolver } from './enterprise.resolver.js';
import { EnterpriseService } from './enterprise.service.js';

@Module({ imports: [ControlModule, CreditCodeModule], providers: [EnterpriseService, EnterpriseResolver] })
export class RegistrationModule {}
