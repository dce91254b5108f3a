import { Module } from '@nestjs/common';
import { OverlapResolver } from './overlap.resolver.js';
import { OverlapService } from './overlap.service.js';

@Module({
  providers: [OverlapResolver, OverlapService],
})
export class OverlapModule {}
