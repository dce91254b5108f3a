import { Module } from '@nestjs/common';
import { StandingResolver } from './standing.resolver.js';
import { StandingService } from './standing.service.js';

@Module({ providers: [StandingService, StandingResolver] })
export class StandingModule {}
