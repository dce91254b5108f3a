import { Module } from '@nestjs/common';
import { VoucherModule } from '../voucher/voucher.module.js';
import { AmendmentResolver } from './amendment.resolver.js';
import { AmendmentService } from './amendment.service.js';

@Module({
  imports: [VoucherModule],
  providers: [AmendmentResolver, AmendmentService],
})
export class AmendmentModule {}
