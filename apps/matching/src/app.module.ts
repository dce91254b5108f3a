import { Module } from '@nestjs/common';
import { matchingEntities, matchingMessages, MatchingModule, MatchingSettings } from '#libs/matching';
import { PlatformModule } from '#libs/platform';

@Module({
  imports: [
    PlatformModule.forService({
      name: 'matching',
      entities: matchingEntities,
      messages: matchingMessages,
      settings: MatchingSettings,
    }),
    MatchingModule,
  ],
})
export class AppModule {}
