import { Module } from '@nestjs/common';
import { enterpriseEntities, enterpriseMessages, EnterpriseModule } from '#libs/enterprise';
import { PlatformModule } from '#libs/platform';

@Module({
  imports: [
    PlatformModule.forService({
      name: 'enterprise',
      entities: enterpriseEntities,
      messages: enterpriseMessages,
    }),
    EnterpriseModule,
  ],
})
export class AppModule {}
