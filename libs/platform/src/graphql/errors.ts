import { randomUUID } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import type { ApolloServerPlugin } from '@apollo/server';
import { CursorError, DriverException, OptimisticLockError } from '@mikro-orm/core';
import { HttpException, Logger, type ValidationError } from '@nestjs/common';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import {
  DomainError,
  kernelMessages,
  languageOf,
  messageOf,
  type ErrorParams,
  type MessageCatalogue,
} from '#libs/kernel';

const log = new Logger('GraphQL');
/** Set by GraphQL itself for what is wrong with the document; its texts name nothing of the inside. */
const DOCUMENT_CODES = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
]);

/** Every wrong field at once, so that the form is corrected in one round. */
export function badInput(problems: readonly ValidationError[]): DomainError {
  return new DomainError('BAD_INPUT', { fields: problems.flatMap((problem) => wrongFields(problem, '')) });
}

function wrongFields(problem: ValidationError, path: string): string[] {
  const name = `${path}${problem.property}`;
  const here = Object.keys(problem.constraints ?? {}).map((constraint) => `${name} (${constraint})`);
  return [...here, ...(problem.children ?? []).flatMap((child) => wrongFields(child, `${name}.`))];
}

/** The refusal behind an error, however deep the libraries wrapped it. */
function refusalBehind(error: unknown, path: GraphQLFormattedError['path']): DomainError | undefined {
  for (let each = unwrapResolverError(error); each instanceof Error; each = behind(each)) {
    if (each instanceof DomainError) return each;
    if (each instanceof OptimisticLockError) return new DomainError('CONFLICT');
    if (each instanceof CursorError) return new DomainError('CURSOR_FORMAT');
    if (isUnreadable(each) || isBadRequest(each))
      return new DomainError('BAD_INPUT', { fields: [path?.join('.') ?? ''] });
  }
  return undefined;
}

/**
 * Whether a value could not be held by its column (SQLSTATE class 22, or a date that is none). What the caller sends in
 * fields is checked before; a made-up page cursor and a moment beyond the calendar get as far as here.
 */
function isUnreadable(error: unknown): boolean {
  if (!(error instanceof DriverException)) return false;
  const unreadable = error.code?.startsWith('22') || error.message.includes('Invalid time value');
  if (unreadable) log.warn(`no column holds what was sent: ${error.message}`);
  return unreadable;
}

/** What the pipes of Nest refuse with, ParseUUIDPipe for one. */
function isBadRequest(error: Error): boolean {
  return error instanceof HttpException && error.getStatus() === 400;
}

function behind(error: Error): unknown {
  return error instanceof GraphQLError ? error.originalError : error.cause;
}

/** Answers a refusal by its code and parameters, and a bug by a trace number only. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const { locations, path } = formatted;
  const refusal = refusalBehind(error, path);
  if (refusal) {
    return {
      message: refusal.code,
      locations,
      path,
      extensions: { code: refusal.code, params: refusal.params },
    };
  }
  const code = String(formatted.extensions?.code);
  if (DOCUMENT_CODES.has(code)) return { message: formatted.message, locations, path, extensions: { code } };
  const traceId = randomUUID();
  const cause = unwrapResolverError(error);
  log.error({ traceId, message: String(cause) }, cause instanceof Error ? cause.stack : undefined);
  return { message: 'INTERNAL', path, extensions: { code: 'INTERNAL', params: { traceId } } };
}

/** Writes the text of every refusal in the language of the request, at the door and nowhere else. */
export function localisation(messages: MessageCatalogue): ApolloServerPlugin {
  const catalogue = { ...kernelMessages, ...messages };
  return {
    async requestDidStart({ request }) {
      return {
        async willSendResponse({ response }) {
          if (response.body.kind !== 'single') return;
          const language = languageOf(request.http?.headers.get('accept-language'));
          const { singleResult } = response.body;
          singleResult.errors = singleResult.errors?.map((error) => {
            const { code, params } = error.extensions ?? {};
            const text = messageOf(catalogue, String(code), (params ?? {}) as ErrorParams, language);
            return text ? { ...error, message: text } : error;
          });
        },
      };
    },
  };
}
