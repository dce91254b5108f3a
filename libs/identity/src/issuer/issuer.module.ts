import { Module, RequestMethod, type MiddlewareConsumer, type NestModule } from '@nestjs/common';
import { IssuerMiddleware } from './issuer.middleware.js';
import { IssuerService } from './issuer.service.js';
import { SignInDesk } from './sign-in.desk.js';
import { SignInService } from './sign-in.service.js';

/** The embedded OpenID Connect issuer and its pages. */
@Module({ providers: [SignInService, SignInDesk, IssuerService] })
export class IssuerModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(IssuerMiddleware).forRoutes({ path: 'oidc/{*path}', method: RequestMethod.ALL });
  }
}
