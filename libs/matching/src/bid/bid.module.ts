import { Module } from '@nestjs/common';
import { BidsResolver } from './bids.resolver.js';
import { BidsService } from './bids.service.js';
import { ExtensionsService } from './extensions.service.js';
import { SealingKeysService } from './sealing-keys.service.js';
import { SealingResolver, VoidBidResolver } from './sealing.resolver.js';

@Module({
  providers: [
    BidsService,
    ExtensionsService,
    SealingKeysService,
    BidsResolver,
    SealingResolver,
    VoidBidResolver,
  ],
  exports: [SealingKeysService],
})
export class BidModule {}
