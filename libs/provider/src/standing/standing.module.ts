import { Module } from '@nestjs/common';
import { AdmissionModule } from '../admission/admission.module.js';
import { RectificationDeadline } from './rectification-deadline.js';
import { StandingAppealResolver, StandingResolver } from './standing.resolver.js';
import { StandingService } from './standing.service.js';

@Module({
  imports: [AdmissionModule],
  providers: [RectificationDeadline, StandingService, StandingResolver, StandingAppealResolver],
})
export class StandingModule {}
