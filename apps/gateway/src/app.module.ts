import { Module } from '@nestjs/common';

/** The gateway has no domain code: it authenticates, composes and serves pages, all as middleware (see main.ts). */
@Module({})
export class AppModule {}
