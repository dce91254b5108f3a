import { Injectable, type NestMiddleware } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { IssuerService } from './issuer.service.js';

/** Hands what comes in below `/oidc` to the issuer, before any of Nest's own routes. */
@Injectable()
export class IssuerMiddleware implements NestMiddleware {
  constructor(private readonly issuer: IssuerService) {}

  async use(req: Request, res: Response, next: NextFunction): Promise<void> {
    try {
      await this.issuer.handle(req, res);
    } catch (error) {
      next(error);
    }
  }
}
