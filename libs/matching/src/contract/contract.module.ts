import { Module } from '@nestjs/common';
import { ContractLineResolver, ContractsResolver } from './contracts.resolver.js';
import { ContractsService } from './contracts.service.js';

@Module({
  providers: [ContractsService, ContractsResolver, ContractLineResolver],
  exports: [ContractsService],
})
export class ContractModule {}
