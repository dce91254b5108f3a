import { Module } from '@nestjs/common';
import { PlatformModule } from '#libs/platform';
import {
  loadProviderDemonstration,
  providerEntities,
  providerMessages,
  ProviderModule,
} from '#libs/provider';

@Module({
  imports: [
    PlatformModule.forService({
      name: 'provider',
      entities: providerEntities,
      messages: providerMessages,
      demonstration: loadProviderDemonstration,
    }),
    ProviderModule,
  ],
})
export class AppModule {}
