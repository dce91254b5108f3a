import { Module } from '@nestjs/common';
import { AwardsService } from './awards.service.js';
import { BidsResolver } from './bids.resolver.js';
import { BidsService } from './bids.service.js';
import { ContractsResolver } from './contracts.resolver.js';
import { ContractsService } from './contracts.service.js';
import { MatchesService } from './matches.service.js';
import { MatchingConsumer } from './matching.consumer.js';
import { LeftOutSolutionResolver, MatchResolver, NeedsResolver } from './needs.resolver.js';
import { NeedsService } from './needs.service.js';

@Module({
  providers: [
    NeedsService,
    MatchesService,
    BidsService,
    AwardsService,
    ContractsService,
    NeedsResolver,
    MatchResolver,
    LeftOutSolutionResolver,
    BidsResolver,
    ContractsResolver,
    MatchingConsumer,
  ],
})
export class MatchingModule {}
