import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { languageOf } from '#libs/kernel';

/** The language that the request prefers. */
export const CurrentLanguage = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const { req } = GqlExecutionContext.create(context).getContext<{
    req?: { headers: Record<string, string | undefined> };
  }>();
  return languageOf(req?.headers['accept-language']);
});
