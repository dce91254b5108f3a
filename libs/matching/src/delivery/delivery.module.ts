import { Module } from '@nestjs/common';
import { MilestonesResolver } from './milestones.resolver.js';
import { MilestonesService } from './milestones.service.js';

@Module({
  providers: [MilestonesService, MilestonesResolver],
})
export class DeliveryModule {}
