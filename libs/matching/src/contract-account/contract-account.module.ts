import { Module } from '@nestjs/common';
import { AccountsResolver, PaymentProofLinks } from './accounts.resolver.js';
import { AccountsService } from './accounts.service.js';

@Module({
  providers: [AccountsService, AccountsResolver, PaymentProofLinks],
})
export class ContractAccountModule {}
