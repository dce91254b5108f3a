import { Module } from '@nestjs/common';
import { PlatformModule } from '#libs/platform';
import { loadSubsidyDemonstration, subsidyEntities, subsidyMessages, SubsidyModule } from '#libs/subsidy';

@Module({
  imports: [
    PlatformModule.forService({
      name: 'subsidy',
      entities: subsidyEntities,
      messages: subsidyMessages,
      demonstration: loadSubsidyDemonstration,
    }),
    SubsidyModule,
  ],
})
export class AppModule {}
