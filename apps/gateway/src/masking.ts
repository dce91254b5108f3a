import { Logger } from '@nestjs/common';
import { GraphQLError } from 'graphql';
import { messageOf, type ErrorParams, type Language } from '#libs/kernel';
import { gatewayMessages, limitWords, rateWords } from './gateway.messages.js';
import { unavailable, type Told } from './services.js';

const log = new Logger('GraphQL');
const LONGEST_MESSAGE = 1000;

/** What the gateway refuses with by itself. */
const OURS = new Set([
  'REQUEST_LIMIT',
  'TOO_MANY_REQUESTS',
  'SERVICE_UNAVAILABLE',
  'DOCUMENT_NOT_KNOWN',
  'DOCUMENT_BY_ID_ONLY',
  'SESSION_ENDED',
]);
/** What GraphQL finds wrong with a document or a request; its texts name nothing of the inside. */
const OF_DOCUMENT = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_REQUEST']);
/** Stands for a hole that GraphQL found in an answer, until it is known who left it. */
const HOLE = 'HOLE';

interface Failure {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/**
 * Masked unless known: a refusal of a service passes with its code and words, and so do ours and what is wrong with the
 * document. A service that does not answer, or a bug here, shows nothing of the inside.
 */
export function masked(error: unknown): GraphQLError {
  const { message, path, extensions: { code, params, told, http } = {} } = error as Failure;
  const ofDocument =
    error instanceof GraphQLError &&
    path === undefined &&
    // What is wrong with a variable comes wrapped once more.
    (!error.originalError || error.originalError instanceof GraphQLError);
  if (told === true || ofDocument || OURS.has(String(code))) {
    return new GraphQLError(message, {
      path,
      extensions: {
        code: code ?? 'BAD_REQUEST',
        ...(params ? { params } : {}),
        // Without a document there is nothing that 200 could be said of, whatever form is accepted.
        ...(http ? { http: code === 'BAD_REQUEST' ? { ...http, spec: false } : http } : {}),
      },
    });
  }
  if (message.startsWith('Cannot return null for non-nullable field'))
    return new GraphQLError(message, { path, extensions: { code: HOLE } });
  log.error({ message, path }, error instanceof Error ? error.stack : undefined);
  return unavailable(undefined, path);
}

/**
 * The errors of an answer with their texts.
 * @param during what services refused while it was answered
 */
export function writtenErrors(
  language: Language,
  errors: readonly GraphQLError[],
  during: readonly Told[] = [],
): GraphQLError[] {
  return withoutHoles(during, errors).map(
    (error) =>
      new GraphQLError(textOf(error, language), {
        path: error.path,
        source: error.source,
        positions: error.positions,
        nodes: error.nodes,
        extensions: shown(error),
      }),
  );
}

/**
 * Where a service refused one field, GraphQL first misses the fields beside it that came empty with it, and names only
 * those. Told instead is what the service said.
 */
function withoutHoles(during: readonly Told[], errors: readonly GraphQLError[]): readonly GraphQLError[] {
  const holes = errors.filter(({ extensions }) => extensions['code'] === HOLE);
  if (holes.length === 0) return errors;
  const others = errors.filter((error) => !holes.includes(error));
  const known = new Set(others.map(({ extensions, message }) => `${String(extensions['code'])} ${message}`));
  const told = during
    .filter(({ code, message }) => !known.has(`${code} ${message}`))
    .map(({ code, params, message, path }) => {
      // References are asked for under a name of their own, which no caller knows.
      const [first, ...rest] = path;
      // Fields that are asked for together carry the number of the question in front.
      const shownPath =
        first === '_entities' ? holes[0]!.path : [String(first).replace(/^_v\d+_/, ''), ...rest];
      return new GraphQLError(message, {
        path: shownPath,
        extensions: { code, ...(params ? { params } : {}) },
      });
    });
  if (others.length + told.length > 0) return [...others, ...told];
  for (const { message, path } of holes) log.error({ message, path });
  return holes.map(({ path }) => unavailable(undefined, path));
}

function textOf({ message, extensions }: GraphQLError, language: Language): string {
  const code = String(extensions['code']);
  const params = (extensions['params'] ?? {}) as ErrorParams;
  if (OF_DOCUMENT.has(code))
    return messageOf(gatewayMessages, code, { detail: plain(message) }, language) ?? plain(message);
  if (!OURS.has(code)) return plain(message);
  const { done } = params;
  const text = typeof done === 'string' ? `${code}_${done}` : code;
  return messageOf(gatewayMessages, text, { ...params, what: wordOf(params, language) }, language) ?? code;
}

function wordOf({ limit, rate }: ErrorParams, language: Language): string {
  const words: Readonly<Record<string, Readonly<Record<Language, string>>>> = { ...limitWords, ...rateWords };
  const key = limit ?? rate;
  return (typeof key === 'string' && words[key]?.[language]) || '';
}

function shown({ extensions }: GraphQLError): GraphQLError['extensions'] {
  const { params, ...rest } = extensions;
  if (!params || extensions['code'] !== 'SERVICE_UNAVAILABLE') return extensions;
  const { done: _, ...known } = params as Record<string, unknown>;
  return { ...rest, params: known };
}

/** Without the guesses of GraphQL, which would tell the schema name by name, and without what was sent at full length. */
function plain(message: string): string {
  return message.replace(/ Did you mean [^?]*\?/g, '').slice(0, LONGEST_MESSAGE);
}
