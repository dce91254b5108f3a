import { Module } from '@nestjs/common';
import { JointNeedsResolver } from './joint-needs.resolver.js';
import { JointNeedsService } from './joint-needs.service.js';

@Module({
  providers: [JointNeedsService, JointNeedsResolver],
})
export class JointNeedModule {}
