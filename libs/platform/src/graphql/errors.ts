import { randomUUID } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import type { ApolloServerPlugin } from '@apollo/server';
import { CursorError, DriverException, OptimisticLockError } from '@mikro-orm/core';
import { HttpException, Logger } from '@nestjs/common';
import { GraphQLError, TokenKind, type GraphQLFormattedError } from 'graphql';
import {
  DomainError,
  kernelMessages,
  languageOf,
  refusalText,
  type ErrorParams,
  type MessageCatalogue,
} from '#libs/kernel';
import { databaseAway } from '../data/database-away.js';
import { tellable } from '../data/driver-errors.js';
import { inputMessages } from './input.messages.js';

const log = new Logger('GraphQL');
/** Set by GraphQL itself for what is wrong with the document; its texts name nothing of the inside. */
const DOCUMENT_CODES = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
]);

/** The refusal behind an error, however deep the libraries wrapped it. */
function refusalBehind(error: unknown, path: GraphQLFormattedError['path']): DomainError | undefined {
  for (let each = unwrapResolverError(error); each instanceof Error; each = behind(each)) {
    if (each instanceof DomainError) return each;
    if (each instanceof OptimisticLockError) return new DomainError('CONFLICT');
    const away = databaseAway(each);
    if (away) {
      log.warn(`the database is away: ${tellable(each).message}`);
      return new DomainError('SERVICE_UNAVAILABLE', { retryable: true, ...away });
    }
    if (each instanceof CursorError) return new DomainError('CURSOR_FORMAT');
    if (isUnreadable(each) || isBadRequest(each))
      return new DomainError('BAD_INPUT', {
        fields: [{ code: 'INPUT_WRONG', params: { field: path?.join('.') ?? '' } }],
      });
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
  if (unreadable) log.warn(`no column holds what was sent: ${tellable(error).message}`);
  return unreadable;
}

/** What the pipes of Nest refuse with, ParseUUIDPipe for one. */
function isBadRequest(error: Error): boolean {
  return error instanceof HttpException && error.getStatus() === 400;
}

function behind(error: Error): unknown {
  return error instanceof GraphQLError ? error.originalError : error.cause;
}

/** Where in the input a value stood that a scalar refused: GraphQL says it in its text, or the document shows it. */
function fieldOf({ message, path }: GraphQLFormattedError, error: unknown): { field?: string } {
  const variable = /^Variable "\$(\w+)" got invalid value .*?(?: at "([^"]+)")?; /s.exec(message);
  if (variable) return { field: variable[2] ?? variable[1] };
  const value = error instanceof GraphQLError ? error.nodes?.[0]?.loc?.startToken : undefined;
  if (value?.prev?.kind === TokenKind.COLON) return { field: value.prev.prev?.value };
  return path ? {} : { field: '' };
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
      extensions: { code: refusal.code, params: { ...fieldOf(formatted, error), ...refusal.params } },
    };
  }
  const code = String(formatted.extensions?.code);
  if (DOCUMENT_CODES.has(code)) return { message: formatted.message, locations, path, extensions: { code } };
  const traceId = randomUUID();
  const { message, stack } = tellable(unwrapResolverError(error));
  log.error({ traceId, message }, stack);
  return { message: 'INTERNAL', path, extensions: { code: 'INTERNAL', params: { traceId } } };
}

/** Writes the text of every refusal in the language of the request, at the door and nowhere else. */
export function localisation(messages: MessageCatalogue): ApolloServerPlugin {
  const catalogue = { ...kernelMessages, ...inputMessages, ...messages };
  return {
    async requestDidStart({ request }) {
      return {
        async willSendResponse({ response }) {
          if (response.body.kind !== 'single') return;
          const language = languageOf(request.http?.headers.get('accept-language'));
          const { singleResult } = response.body;
          singleResult.errors = singleResult.errors?.map((error) => {
            const { code, params } = error.extensions ?? {};
            const text = refusalText(catalogue, String(code), (params ?? {}) as ErrorParams, language);
            return text ? { ...error, message: text } : error;
          });
        },
      };
    },
  };
}
