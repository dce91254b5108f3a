import { Module } from '@nestjs/common';
import { AdmissionModule } from './admission/admission.module.js';
import { CatalogueModule } from './catalogue/catalogue.module.js';
import { ProviderConsumer } from './provider.consumer.js';
import { StandingModule } from './standing/standing.module.js';

/** The resource pool and its catalogue. */
@Module({ imports: [AdmissionModule, CatalogueModule, StandingModule], providers: [ProviderConsumer] })
export class ProviderModule {}
