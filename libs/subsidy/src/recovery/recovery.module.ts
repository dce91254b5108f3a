import { Module } from '@nestjs/common';
import { VoucherModule } from '../voucher/voucher.module.js';
import { RecoveryNews } from './recovery-news.js';
import { RecoveryReceipts } from './recovery-receipts.service.js';
import { RecoveryViews } from './recovery-views.service.js';
import { RecoveryResolver } from './recovery.resolver.js';
import { RecoveryService } from './recovery.service.js';

@Module({
  imports: [VoucherModule],
  providers: [RecoveryReceipts, RecoveryNews, RecoveryViews, RecoveryResolver, RecoveryService],
  exports: [RecoveryService],
})
export class RecoveryModule {}
