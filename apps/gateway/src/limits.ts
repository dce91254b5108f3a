import {
  GraphQLError,
  Lexer,
  OperationTypeNode,
  Source,
  TokenKind,
  type ASTVisitor,
  type ValidationContext,
} from 'graphql';
import { measureOf } from './measure.js';

/** What one request may ask. Generous for pages, small against floods. */
const LIMITS = {
  depth: 12,
  aliases: 20,
  fields: 400,
  mutations: 1,
  directives: 20,
  /** That may be returned: the sizes of pages within pages multiplied. */
  entries: 10_000,
  /** Of the document: some rules of GraphQL take the square of its length. */
  tokens: 4000,
  /** Of brackets in the document and in the variables: what reads them calls itself as often. */
  nesting: 64,
} as const;

type Limit = keyof typeof LIMITS;

/** Generators of clients ask for the whole schema in one document of their own, with types named this deep. */
const INTROSPECTION_LIMITS = { depth: 30, fields: 1000 } as const;

function refusal(limit: Limit, counted: number, most: number = LIMITS[limit]): GraphQLError {
  return new GraphQLError('REQUEST_LIMIT', {
    extensions: { code: 'REQUEST_LIMIT', params: { limit, counted, most } },
  });
}

const OPENING: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const CLOSING: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/**
 * Measures a document before it is parsed: reading it must not cost more than it may cost. Stops at the limit, so the
 * count is the first that is too much.
 * @returns undefined when it is within the limits, or is no GraphQL, which the parser says better
 */
export function refusalOfText(document: string): GraphQLError | undefined {
  const lexer = new Lexer(new Source(document));
  let nesting = 0;
  try {
    for (let tokens = 1; lexer.advance().kind !== TokenKind.EOF; tokens += 1) {
      const { kind } = lexer.token;
      nesting += OPENING.has(kind) ? 1 : CLOSING.has(kind) ? -1 : 0;
      if (tokens > LIMITS.tokens) return refusal('tokens', tokens);
      if (nesting > LIMITS.nesting) return refusal('nesting', nesting);
    }
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
  }
  return undefined;
}

/** Refuses variables that lie too deep within each other; goes level by level, and so to any depth. */
export function refusalOfVariables(variables: unknown): GraphQLError | undefined {
  let level = [variables];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > LIMITS.nesting) return refusal('nesting', depth);
    level = level.flatMap((value) => (value && typeof value === 'object' ? Object.values(value) : []));
  }
  return undefined;
}

/**
 * Refuses documents that cost more than any honest page: too deep, too many fields or aliases, and more than one mutation
 * (so that one request is one act). All is counted as it executes: fragments where they are used, at every level.
 */
export function requestLimits(context: ValidationContext): ASTVisitor {
  let directives = 0;
  function check(limit: Limit, counted: number, most: number = LIMITS[limit]): void {
    if (counted > most) context.reportError(refusal(limit, counted, most));
  }
  return {
    OperationDefinition(operation) {
      const { own, introspection } = measureOf(operation, (name) => context.getFragment(name));
      check('depth', own.depth);
      check('depth', introspection.depth, INTROSPECTION_LIMITS.depth);
      check('fields', own.fields);
      check('fields', introspection.fields, INTROSPECTION_LIMITS.fields);
      check('aliases', own.aliases + introspection.aliases);
      if (operation.operation === OperationTypeNode.MUTATION) check('mutations', own.roots);
    },
    Directive() {
      directives += 1;
      if (directives === LIMITS.directives + 1) context.reportError(refusal('directives', directives));
    },
  };
}

/** Refuses an operation that may return too many entries; asked when the variables are known. */
export function refusalOfEntries(entries: number): GraphQLError | undefined {
  return entries > LIMITS.entries ? refusal('entries', entries) : undefined;
}
