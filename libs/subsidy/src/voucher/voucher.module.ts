import { Module } from '@nestjs/common';
import { Allocation } from './allocation.js';
import { AllocationScheduler } from './allocation-scheduler.js';
import { ClaimService } from './claim.service.js';
import { IneligibilityResolver, VoucherResolver } from './voucher.resolver.js';
import { VoucherService } from './voucher.service.js';
import { WaitingListResolver } from './waiting-list.resolver.js';
import { WaitingListService } from './waiting-list.service.js';

@Module({
  providers: [
    Allocation,
    ClaimService,
    AllocationScheduler,
    IneligibilityResolver,
    VoucherResolver,
    WaitingListResolver,
    WaitingListService,
    VoucherService,
  ],
  exports: [AllocationScheduler, ClaimService],
})
export class VoucherModule {}
