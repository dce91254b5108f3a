import { Module } from '@nestjs/common';
import { CatalogueResolver } from './catalogue/catalogue.resolver.js';
import { CatalogueService } from './catalogue/catalogue.service.js';
import { ProviderResolver } from './admission/provider.resolver.js';
import { ProviderService } from './admission/provider.service.js';
import { StandingResolver } from './standing/standing.resolver.js';
import { StandingService } from './standing/standing.service.js';

/** The resource pool and its catalogue. */
@Module({
  providers: [
    ProviderService,
    ProviderResolver,
    CatalogueService,
    CatalogueResolver,
    StandingService,
    StandingResolver,
  ],
})
export class ProviderModule {}
