import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';

/** Leaves the errors of GraphQL to `formatError`, which knows a refusal from a bug; Nest alone would log both as bugs. */
@Catch()
export class GraphqlErrorsFilter extends BaseExceptionFilter implements ExceptionFilter {
  override catch(error: unknown, host: ArgumentsHost): unknown {
    if (host.getType<string>() === 'graphql') return error;
    super.catch(error, host);
    return undefined;
  }
}
