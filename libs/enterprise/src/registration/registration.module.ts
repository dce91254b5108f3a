import { Module } from '@nestjs/common';
import { EnterpriseResolver } from './enterprise.resolver.js';
import { EnterpriseService } from './enterprise.service.js';

@Module({ providers: [EnterpriseService, EnterpriseResolver] })
export class RegistrationModule {}
