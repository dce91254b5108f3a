import { Module } from '@nestjs/common';
import {
  enterpriseEntities,
  enterpriseMessages,
  EnterpriseModule,
  loadEnterpriseDemonstration,
} from '#libs/enterprise';
import { PlatformModule } from '#libs/platform';

@Module({
  imports: [
    PlatformModule.forService({
      name: 'enterprise',
      entities: enterpriseEntities,
      messages: enterpriseMessages,
      demonstration: loadEnterpriseDemonstration,
    }),
    EnterpriseModule,
  ],
})
export class AppModule {}
