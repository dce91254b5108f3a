import { Module } from '@nestjs/common';
import { RedemptionReader } from './redemption.reader.js';
import { ChecklistItemResolver, ProblemResolver, RedemptionResolver } from './redemption.resolver.js';
import { RedemptionService } from './redemption.service.js';
import { TaxRegisterModule } from '../tax-register/tax-register.module.js';

@Module({
  imports: [TaxRegisterModule],
  providers: [
    RedemptionReader,
    ChecklistItemResolver,
    ProblemResolver,
    RedemptionResolver,
    RedemptionService,
  ],
})
export class RedemptionModule {}
