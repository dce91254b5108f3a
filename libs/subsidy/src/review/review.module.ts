import { Module } from '@nestjs/common';
import { VoucherModule } from '../voucher/voucher.module.js';
import { AssignmentService } from './assignment.service.js';
import { ConflictReports } from './conflict-reports.service.js';
import { ConflictService } from './conflicts.service.js';
import { ConsistencyService } from './consistency.service.js';
import { MendingDeadline } from './mending-deadline.js';
import { ReviewResolver } from './review.resolver.js';
import { ReviewService } from './review.service.js';
import { TaxRegisterModule } from '../tax-register/tax-register.module.js';

@Module({
  imports: [TaxRegisterModule, VoucherModule],
  providers: [
    AssignmentService,
    ConflictService,
    ConflictReports,
    ConsistencyService,
    MendingDeadline,
    ReviewResolver,
    ReviewService,
  ],
})
export class ReviewModule {}
