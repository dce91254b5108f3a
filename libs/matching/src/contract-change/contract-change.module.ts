import { Module } from '@nestjs/common';
import { ContractModule } from '../contract/contract.module.js';
import { ChangesResolver } from './changes.resolver.js';
import { ChangesService } from './changes.service.js';

@Module({
  imports: [ContractModule],
  providers: [ChangesService, ChangesResolver],
  exports: [ChangesService],
})
export class ContractChangeModule {}
