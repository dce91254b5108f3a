import { Module } from '@nestjs/common';
import { PoolsResolver } from './joint-needs.resolver.js';
import { PoolsService } from './joint-needs.service.js';

@Module({
  providers: [PoolsService, PoolsResolver],
})
export class JointNeedModule {}
