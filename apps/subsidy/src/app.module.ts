import { Module } from '@nestjs/common';
import { PlatformModule } from '#libs/platform';
import {
  loadSubsidyDemonstration,
  subsidyEntities,
  subsidyMessages,
  SubsidyModule,
  SubsidySettings,
} from '#libs/subsidy';

@Module({
  imports: [
    PlatformModule.forService({
      name: 'subsidy',
      entities: subsidyEntities,
      messages: subsidyMessages,
      settings: SubsidySettings,
      demonstration: loadSubsidyDemonstration,
    }),
    SubsidyModule,
  ],
})
export class AppModule {}
