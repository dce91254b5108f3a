import { Module } from '@nestjs/common';
import {
  loadMatchingDemonstration,
  matchingEntities,
  matchingMessages,
  MatchingModule,
  MatchingSettings,
} from '#libs/matching';
import { PlatformModule } from '#libs/platform';

@Module({
  imports: [
    PlatformModule.forService({
      name: 'matching',
      entities: matchingEntities,
      messages: matchingMessages,
      settings: MatchingSettings,
      demonstration: loadMatchingDemonstration,
    }),
    MatchingModule,
  ],
})
export class AppModule {}
