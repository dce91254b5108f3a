import { Module } from '@nestjs/common';
import { AssessmentResolver, CurrentAssessmentResolver } from './assessment.resolver.js';
import { AssessmentService } from './assessment.service.js';

@Module({ providers: [AssessmentService, AssessmentResolver, CurrentAssessmentResolver] })
export class AssessmentModule {}
