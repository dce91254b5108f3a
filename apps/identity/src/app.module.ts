import { Module } from '@nestjs/common';
import {
  identityDemonstration,
  identityEntities,
  identityMessages,
  IdentityModule,
  IdentitySettings,
} from '#libs/identity';
import { PlatformModule, readSettings } from '#libs/platform';

@Module({
  imports: [
    PlatformModule.forService({
      name: 'identity',
      entities: identityEntities,
      messages: identityMessages,
      settings: IdentitySettings,
      demonstration: identityDemonstration(readSettings(IdentitySettings, process.env)),
    }),
    IdentityModule,
  ],
})
export class AppModule {}
