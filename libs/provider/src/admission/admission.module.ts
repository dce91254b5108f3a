import { Module } from '@nestjs/common';
import { ProviderResolver } from './provider.resolver.js';
import { ProviderService } from './provider.service.js';

@Module({ providers: [ProviderService, ProviderResolver], exports: [ProviderService] })
export class AdmissionModule {}
