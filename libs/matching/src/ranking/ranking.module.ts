import { Module } from '@nestjs/common';
import { PoolService } from './candidates.service.js';
import { LeftOutSolutionResolver, MatchesResolver } from './matches.resolver.js';
import { MatchesService } from './matches.service.js';
import { RankingResolver } from './ranking.resolver.js';
import { ReplayService } from './replay.service.js';
import { VersionsService } from './versions.service.js';

@Module({
  providers: [
    PoolService,
    MatchesService,
    ReplayService,
    VersionsService,
    MatchesResolver,
    LeftOutSolutionResolver,
    RankingResolver,
  ],
  exports: [PoolService, MatchesService],
})
export class RankingModule {}
