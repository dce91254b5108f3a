import {
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

export interface Measure {
  readonly depth: number;
  readonly fields: number;
  readonly aliases: number;
  /** Fields of the first level, as many as execute. */
  readonly roots: number;
}

const NOTHING: Measure = { depth: 0, fields: 0, aliases: 0, roots: 0 };
const INTROSPECTION = new Set(['__schema', '__type']);

type FindFragment = (name: string) => FragmentDefinitionNode | null | undefined;

/**
 * Counts what an operation executes: fragments, named and inline, at every place where they are used. What asks for the
 * schema is counted apart.
 */
export function measureOf(
  operation: OperationDefinitionNode,
  fragmentOf: FindFragment,
): { own: Measure; introspection: Measure } {
  const measured = new Map<string, Measure>();
  let introspection = NOTHING;

  function ofSet(set: SelectionSetNode | undefined, open: ReadonlySet<string>): Measure {
    return (set?.selections ?? []).reduce<Measure>((total, selection) => {
      if (selection.kind === Kind.FIELD) return together(total, ofField(selection, open));
      if (selection.kind === Kind.INLINE_FRAGMENT)
        return together(total, ofSet(selection.selectionSet, open));
      return together(total, ofFragment(selection.name.value, open));
    }, NOTHING);
  }

  function ofField(field: FieldNode, open: ReadonlySet<string>): Measure {
    const inner = ofSet(field.selectionSet, open);
    const whole = {
      depth: inner.depth + 1,
      fields: inner.fields + 1,
      aliases: inner.aliases + (field.alias ? 1 : 0),
      roots: 1,
    };
    if (!INTROSPECTION.has(field.name.value)) return whole;
    introspection = together(introspection, whole);
    return { ...NOTHING, roots: 1 };
  }

  function ofFragment(name: string, open: ReadonlySet<string>): Measure {
    const known = measured.get(name);
    if (known) return known;
    const fragment = fragmentOf(name);
    // A fragment within itself is refused by the rules of GraphQL; here it only must not loop.
    if (!fragment || open.has(name)) return NOTHING;
    const measure = ofSet(fragment.selectionSet, new Set([...open, name]));
    measured.set(name, measure);
    return measure;
  }

  const own = ofSet(operation.selectionSet, new Set());
  return { own, introspection };
}

function together(one: Measure, other: Measure): Measure {
  return {
    depth: Math.max(one.depth, other.depth),
    fields: one.fields + other.fields,
    aliases: one.aliases + other.aliases,
    roots: one.roots + other.roots,
  };
}

/** The names of the fields that an operation begins with, as many as execute. */
export function rootFieldsOf(operation: OperationDefinitionNode, document: DocumentNode): string[] {
  const fragments = document.definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION);
  function ofSet({ selections }: SelectionSetNode): string[] {
    return selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [selection.name.value];
      if (selection.kind === Kind.INLINE_FRAGMENT) return ofSet(selection.selectionSet);
      const fragment = fragments.find(({ name }) => name.value === selection.name.value);
      return fragment ? ofSet(fragment.selectionSet) : [];
    });
  }
  return ofSet(operation.selectionSet);
}
