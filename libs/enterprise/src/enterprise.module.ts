import { Module } from '@nestjs/common';
import { AssessmentModule } from './assessment/assessment.module.js';
import { ControlModule } from './control/control.module.js';
import { CreditCodeModule } from './credit-code/credit-code.module.js';
import { EnterpriseConsumer } from './enterprise.consumer.js';
import { ReferenceModule } from './reference/reference.module.js';
import { RegistrationModule } from './registration/registration.module.js';

/** Enterprises, their certification, and how digital they are. */
@Module({
  imports: [ReferenceModule, CreditCodeModule, ControlModule, RegistrationModule, AssessmentModule],
  providers: [EnterpriseConsumer],
})
export class EnterpriseModule {}
