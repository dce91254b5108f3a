import {
  GraphQLError,
  Kind,
  Lexer,
  OperationTypeNode,
  Source,
  TokenKind,
  type ASTVisitor,
  type FieldNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

/** What one request may ask. Generous for pages, small against floods. */
const LIMITS = {
  depth: 12,
  aliases: 20,
  fields: 400,
  mutations: 1,
  directives: 20,
  /** Of the document: some rules of GraphQL take the square of its length. */
  tokens: 4000,
  /** Of brackets in the document and in the variables: what reads them calls itself as often. */
  nesting: 64,
} as const;

function refusal(limit: keyof typeof LIMITS): GraphQLError {
  return new GraphQLError('REQUEST_LIMIT', {
    extensions: { code: 'REQUEST_LIMIT', params: { limit, most: LIMITS[limit] } },
  });
}

function refuse(context: ValidationContext, limit: keyof typeof LIMITS): void {
  context.reportError(refusal(limit));
}

const OPENING: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const CLOSING: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/**
 * Measures a document before it is parsed: reading it must not cost more than it may cost.
 * @returns undefined when it is within the limits, or is no GraphQL, which the parser says better
 */
export function refusalOfText(document: string): GraphQLError | undefined {
  const lexer = new Lexer(new Source(document));
  let nesting = 0;
  try {
    for (let tokens = 1; lexer.advance().kind !== TokenKind.EOF; tokens += 1) {
      const { kind } = lexer.token;
      nesting += OPENING.has(kind) ? 1 : CLOSING.has(kind) ? -1 : 0;
      if (tokens > LIMITS.tokens) return refusal('tokens');
      if (nesting > LIMITS.nesting) return refusal('nesting');
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
    if (depth > LIMITS.nesting) return refusal('nesting');
    level = level.flatMap((value) => (value && typeof value === 'object' ? Object.values(value) : []));
  }
  return undefined;
}

interface Measure {
  depth: number;
  fields: number;
  aliases: number;
}

/**
 * Refuses documents that cost more than any honest page: too deep, too many fields or aliases, and more than one mutation
 * (so that one request is one act). Fragments are counted where they are used.
 */
export function requestLimits(context: ValidationContext): ASTVisitor {
  let directives = 0;
  const measured = new Map<string, Measure>();

  function ofSelection(set: SelectionSetNode | undefined, open: ReadonlySet<string>): Measure {
    const total: Measure = { depth: 0, fields: 0, aliases: 0 };
    for (const selection of set?.selections ?? []) {
      const part =
        selection.kind === Kind.FIELD
          ? ofField(selection, open)
          : selection.kind === Kind.INLINE_FRAGMENT
            ? ofSelection(selection.selectionSet, open)
            : ofFragment(selection.name.value, open);
      total.depth = Math.max(total.depth, part.depth);
      total.fields += part.fields;
      total.aliases += part.aliases;
    }
    return total;
  }

  function ofField(field: FieldNode, open: ReadonlySet<string>): Measure {
    const inner = ofSelection(field.selectionSet, open);
    return {
      depth: inner.depth + 1,
      fields: inner.fields + 1,
      aliases: inner.aliases + (field.alias ? 1 : 0),
    };
  }

  function ofFragment(name: string, open: ReadonlySet<string>): Measure {
    const known = measured.get(name);
    if (known) return known;
    const fragment = context.getFragment(name);
    // A fragment within itself is refused by the rules of GraphQL; here it only must not run for ever.
    if (!fragment || open.has(name)) return { depth: 0, fields: 0, aliases: 0 };
    const measure = ofSelection(fragment.selectionSet, new Set([...open, name]));
    measured.set(name, measure);
    return measure;
  }

  return {
    OperationDefinition(operation) {
      const { depth, fields, aliases } = ofSelection(operation.selectionSet, new Set());
      if (depth > LIMITS.depth) refuse(context, 'depth');
      if (fields > LIMITS.fields) refuse(context, 'fields');
      if (aliases > LIMITS.aliases) refuse(context, 'aliases');
      if (
        operation.operation === OperationTypeNode.MUTATION &&
        operation.selectionSet.selections.length > LIMITS.mutations
      ) {
        refuse(context, 'mutations');
      }
    },
    Directive() {
      directives += 1;
      if (directives === LIMITS.directives + 1) refuse(context, 'directives');
    },
  };
}
