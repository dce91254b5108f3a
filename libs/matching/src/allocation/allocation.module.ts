import { Module } from '@nestjs/common';
import { RankingModule } from '../ranking/ranking.module.js';
import { AllocationResolver } from './allocation.resolver.js';
import { AllocationService } from './allocation.service.js';
import { ShortlistPlaceResolver, ShortlistsResolver } from './shortlists.resolver.js';
import { ShortlistsService } from './shortlists.service.js';
import { Solver } from './solver.service.js';

@Module({
  imports: [RankingModule],
  providers: [
    AllocationService,
    ShortlistsService,
    Solver,
    AllocationResolver,
    ShortlistsResolver,
    ShortlistPlaceResolver,
  ],
})
export class AllocationModule {}
