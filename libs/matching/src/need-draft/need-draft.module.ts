import { Module } from '@nestjs/common';
import { RankingModule } from '../ranking/ranking.module.js';
import { DraftsResolver, NeedDraftProblemResolver } from './drafts.resolver.js';
import { DraftsService } from './drafts.service.js';
import { ProposalService } from './proposal.service.js';

@Module({
  imports: [RankingModule],
  providers: [DraftsService, ProposalService, DraftsResolver, NeedDraftProblemResolver],
})
export class NeedDraftModule {}
