import { Module } from '@nestjs/common';
import { VoucherModule } from '../voucher/voucher.module.js';
import { NoticeDeadline } from './notice-deadline.js';
import { NoticeResolver } from './notice.resolver.js';
import { NoticeService } from './notice.service.js';
import { ObjectionLinks } from './objection-links.resolver.js';
import { ObjectionService } from './objection.service.js';

@Module({
  imports: [VoucherModule],
  providers: [NoticeDeadline, NoticeResolver, NoticeService, ObjectionLinks, ObjectionService],
})
export class NoticeModule {}
