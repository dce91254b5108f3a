import { Module } from '@nestjs/common';
import { AdmissionModule } from '../admission/admission.module.js';
import { CatalogueResolver, SolutionContentResolver } from './catalogue.resolver.js';
import { CatalogueService } from './catalogue.service.js';

@Module({
  imports: [AdmissionModule],
  providers: [CatalogueService, CatalogueResolver, SolutionContentResolver],
})
export class CatalogueModule {}
