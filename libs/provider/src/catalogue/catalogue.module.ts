import { Module } from '@nestjs/common';
import { AdmissionModule } from '../admission/admission.module.js';
import { CatalogueResolver } from './catalogue.resolver.js';
import { CatalogueService } from './catalogue.service.js';

@Module({ imports: [AdmissionModule], providers: [CatalogueService, CatalogueResolver] })
export class CatalogueModule {}
