import { Module } from '@nestjs/common';
import { AssessmentDraftService } from './assessment-draft.service.js';
import { AssessmentResolver, CurrentAssessmentResolver } from './assessment.resolver.js';
import { AssessmentService } from './assessment.service.js';

@Module({
  providers: [AssessmentService, AssessmentDraftService, AssessmentResolver, CurrentAssessmentResolver],
})
export class AssessmentModule {}
