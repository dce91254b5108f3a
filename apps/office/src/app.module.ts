import { Module } from '@nestjs/common';
import { officeEntities, officeMessages, OfficeModule, OfficeSettings } from '#libs/office';
import { PlatformModule } from '#libs/platform';

@Module({
  imports: [
    PlatformModule.forService({
      name: 'office',
      entities: officeEntities,
      messages: officeMessages,
      settings: OfficeSettings,
    }),
    OfficeModule,
  ],
})
export class AppModule {}
