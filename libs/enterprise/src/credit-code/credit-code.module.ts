import { Module } from '@nestjs/common';
import { OddCodesResolver } from './odd-codes.resolver.js';
import { OddCodes } from './odd-codes.service.js';

@Module({ providers: [OddCodes, OddCodesResolver], exports: [OddCodes] })
export class CreditCodeModule {}
