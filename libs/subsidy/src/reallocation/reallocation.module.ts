import { Module } from '@nestjs/common';
import { VoucherModule } from '../voucher/voucher.module.js';
import { ReallocationResolver } from './reallocation.resolver.js';
import { ReallocationService } from './reallocation.service.js';

@Module({
  imports: [VoucherModule],
  providers: [ReallocationResolver, ReallocationService],
})
export class ReallocationModule {}
