import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  type ASTVisitor,
  type FieldNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

/** What one request may ask. Generous for pages, small against floods. */
export const LIMITS = { depth: 12, aliases: 20, fields: 400, mutations: 1, directives: 20 } as const;

function refuse(context: ValidationContext, limit: keyof typeof LIMITS): void {
  context.reportError(
    new GraphQLError('REQUEST_LIMIT', {
      extensions: { code: 'REQUEST_LIMIT', params: { limit, most: LIMITS[limit] } },
    }),
  );
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
