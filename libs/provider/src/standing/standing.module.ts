import { Module } from '@nestjs/common';
import { RectificationDeadline } from './rectification-deadline.js';
import { StandingResolver } from './standing.resolver.js';
import { StandingService } from './standing.service.js';

@Module({ providers: [RectificationDeadline, StandingService, StandingResolver] })
export class StandingModule {}
