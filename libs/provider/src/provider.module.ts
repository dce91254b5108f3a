import { Module } from '@nestjs/common';
import { CatalogueResolver } from './catalogue.resolver.js';
import { CatalogueService } from './catalogue.service.js';
import { ProviderResolver } from './provider.resolver.js';
import { ProviderService } from './provider.service.js';

/** The resource pool and its catalogue. */
@Module({ providers: [ProviderService, ProviderResolver, CatalogueService, CatalogueResolver] })
export class ProviderModule {}
