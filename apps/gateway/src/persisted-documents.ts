import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { GraphQLError } from 'graphql';
import { projectFolder } from '#libs/platform';
import { sessionOf } from './session/session-door.js';

/** The documents that the pages of this release, and of those before, ask with: id to text. */
export type Documents = ReadonlyMap<string, string>;

/** Of an id that nobody knows, as much as is said back. */
const LONGEST_ID = 100;

/** @param files comma separated, as seen from the project's folder */
export function readDocuments(files: string): Documents {
  const lists = files
    .split(',')
    .map(
      (file) =>
        JSON.parse(readFileSync(resolve(projectFolder(), file.trim()), 'utf8')) as Record<string, string>,
    );
  return new Map(lists.flatMap((list) => Object.entries(list)));
}

/**
 * Puts the text of a known document in place of its id. A browser can ask with known documents only, so that somebody who gets
 * a script into a page finds no more there than the pages themselves ask; a client with a token asks what it likes.
 */
export function persistedDocuments(documents: Documents): GatewayPlugin {
  return {
    onParams(asked) {
      const { documentId, ...params } = asked.params as typeof asked.params & { documentId?: unknown };
      if (typeof documentId === 'string' && params.query === undefined) {
        const query = documents.get(documentId);
        if (query === undefined)
          throw refusal('DOCUMENT_NOT_KNOWN', { documentId: documentId.slice(0, LONGEST_ID) });
        asked.setParams({ ...params, query });
      } else if (params.query !== undefined) {
        const { req } = asked.context as { req?: object };
        if (fromBrowser((name) => asked.request.headers.has(name), req)) throw refusal('DOCUMENT_BY_ID_ONLY');
      }
    },
  };
}

/** Browsers say of each request from where it is sent; programs do not. */
export function fromBrowser(has: (header: string) => boolean, request: object | undefined): boolean {
  if (request && sessionOf(request)) return true;
  return !has('authorization') && (has('sec-fetch-site') || has('x-requested-with'));
}

function refusal(code: string, params?: Record<string, unknown>): GraphQLError {
  return new GraphQLError(code, {
    extensions: { code, ...(params ? { params } : {}), http: { status: 400 } },
  });
}
