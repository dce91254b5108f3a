import { Module } from '@nestjs/common';
import { StatementResolver } from './statement.resolver.js';
import { StatementService } from './statement.service.js';

@Module({
  providers: [StatementResolver, StatementService],
})
export class StatementModule {}
