import { Module } from '@nestjs/common';
import { JointNeedDeadline } from './joint-need-deadline.js';
import { JointNeedsResolver } from './joint-needs.resolver.js';
import { JointNeedsService } from './joint-needs.service.js';

@Module({
  providers: [JointNeedDeadline, JointNeedsService, JointNeedsResolver],
})
export class JointNeedModule {}
