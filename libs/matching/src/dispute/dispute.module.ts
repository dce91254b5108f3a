import { Module } from '@nestjs/common';
import { DisputesResolver } from './disputes.resolver.js';
import { DisputesService } from './disputes.service.js';

@Module({
  providers: [DisputesService, DisputesResolver],
})
export class DisputeModule {}
