import { Module } from '@nestjs/common';
import { NeedDeadlines } from './need-deadlines.js';
import { NeedLifeResolver } from './need-life.resolver.js';
import { NeedLifeService } from './need-life.service.js';
import { NeedsResolver } from './needs.resolver.js';
import { NeedsService } from './needs.service.js';

@Module({
  providers: [NeedDeadlines, NeedLifeService, NeedsService, NeedLifeResolver, NeedsResolver],
  exports: [NeedsService],
})
export class NeedModule {}
