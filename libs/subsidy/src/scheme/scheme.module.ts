import { Module } from '@nestjs/common';
import { SchemeProblemResolver, SchemeResolver } from './scheme.resolver.js';
import { SchemeService } from './scheme.service.js';
import { SchemeShipment } from './shipped-schemes.js';

@Module({
  providers: [SchemeProblemResolver, SchemeResolver, SchemeService, SchemeShipment],
})
export class SchemeModule {}
