import { Module } from '@nestjs/common';
import { RoundResolver } from './round/round.resolver.js';
import { RoundService } from './round/round.service.js';
import { SchemeShipment } from './scheme/shipped-schemes.js';
import { SubsidyConsumer } from './subsidy.consumer.js';
import { Allocation } from './voucher/allocation.js';
import { IneligibilityResolver, VoucherResolver } from './voucher/voucher.resolver.js';
import { VoucherService } from './voucher/voucher.service.js';

@Module({
  providers: [
    SchemeShipment,
    RoundService,
    RoundResolver,
    Allocation,
    VoucherService,
    VoucherResolver,
    IneligibilityResolver,
    SubsidyConsumer,
  ],
})
export class SubsidyModule {}
