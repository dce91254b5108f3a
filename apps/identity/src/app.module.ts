import { Module } from '@nestjs/common';
import { identityEntities, identityMessages, IdentityModule, IdentitySettings } from '#libs/identity';
import { PlatformModule } from '#libs/platform';

@Module({
  imports: [
    PlatformModule.forService({
      name: 'identity',
      entities: identityEntities,
      messages: identityMessages,
      settings: IdentitySettings,
    }),
    IdentityModule,
  ],
})
export class AppModule {}
