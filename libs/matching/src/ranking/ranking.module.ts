import { Module } from '@nestjs/common';
import { CandidatesService } from './candidates.service.js';
import { LeftOutSolutionResolver, MatchesResolver } from './matches.resolver.js';
import { MatchesService } from './matches.service.js';
import { RankingResolver } from './ranking.resolver.js';
import { ReplayService } from './replay.service.js';
import { VersionsService } from './versions.service.js';

@Module({
  providers: [
    CandidatesService,
    MatchesService,
    ReplayService,
    VersionsService,
    MatchesResolver,
    LeftOutSolutionResolver,
    RankingResolver,
  ],
  exports: [CandidatesService, MatchesService],
})
export class RankingModule {}
