import { Module } from '@nestjs/common';
import { DraftsResolver, NeedDraftProblemResolver } from './drafts.resolver.js';
import { DraftsService } from './drafts.service.js';

@Module({
  providers: [DraftsService, DraftsResolver, NeedDraftProblemResolver],
})
export class NeedDraftModule {}
