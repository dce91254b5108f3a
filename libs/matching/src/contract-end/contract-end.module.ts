import { Module } from '@nestjs/common';
import { RankingModule } from '../ranking/ranking.module.js';
import { ReplacementsResolver, TerminationsResolver } from './contract-end.resolver.js';
import { NoticeDeadline } from './notice-deadline.js';
import { ReplacementsService } from './replacements.service.js';
import { TerminationsService } from './terminations.service.js';

@Module({
  imports: [RankingModule],
  providers: [
    NoticeDeadline,
    ReplacementsService,
    TerminationsService,
    TerminationsResolver,
    ReplacementsResolver,
  ],
  exports: [ReplacementsService, TerminationsService],
})
export class ContractEndModule {}
