import { Module } from '@nestjs/common';
import {
  adoptionEntities,
  adoptionMessages,
  AdoptionModule,
  loadAdoptionDemonstration,
} from '#libs/adoption';
import { PlatformModule } from '#libs/platform';

@Module({
  imports: [
    PlatformModule.forService({
      name: 'adoption',
      entities: adoptionEntities,
      messages: adoptionMessages,
      demonstration: loadAdoptionDemonstration,
    }),
    AdoptionModule,
  ],
})
export class AppModule {}
