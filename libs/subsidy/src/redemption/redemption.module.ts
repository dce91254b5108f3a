import { Module } from '@nestjs/common';
import { DocumentLinks, DraftLinks, RedemptionLinks } from './paper-links.resolver.js';
import { RedemptionReader } from './redemption.reader.js';
import { ChecklistItemResolver, ProblemResolver, RedemptionResolver } from './redemption.resolver.js';
import { RedemptionService } from './redemption.service.js';
import { TaxRegisterModule } from '../tax-register/tax-register.module.js';

@Module({
  imports: [TaxRegisterModule],
  providers: [
    RedemptionReader,
    RedemptionLinks,
    DraftLinks,
    DocumentLinks,
    ChecklistItemResolver,
    ProblemResolver,
    RedemptionResolver,
    RedemptionService,
  ],
})
export class RedemptionModule {}
