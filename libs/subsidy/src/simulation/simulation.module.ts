import { Module } from '@nestjs/common';
import { SimulationResolver } from './simulation.resolver.js';
import { SimulationService } from './simulation.service.js';

@Module({
  providers: [SimulationResolver, SimulationService],
})
export class SimulationModule {}
