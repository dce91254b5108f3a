import { Module } from '@nestjs/common';
import { RefundLedger } from './refund-ledger.js';

@Module({
  providers: [RefundLedger],
  exports: [RefundLedger],
})
export class RecoveryCaseModule {}
