import { Module } from '@nestjs/common';
import { ContractChangeModule } from '../contract-change/contract-change.module.js';
import { ContractEndModule } from '../contract-end/contract-end.module.js';
import { SigningResolver } from './signing.resolver.js';
import { SigningService } from './signing.service.js';

@Module({
  imports: [ContractChangeModule, ContractEndModule],
  providers: [SigningService, SigningResolver],
})
export class SignatureModule {}
