import {
  getArgumentValues,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** No service gives more at once; what asks for more is refused there, in words. */
const LARGEST_PAGE = 1000;
/** Of a list that has no pages: lines, milestones, members of something. */
const LIST_SIZE = 10;
/** Of a list in such a list: parts of parts, as the options of the questions of the questionnaire. */
const INNER_LIST_SIZE = 5;

/** In what a field stands, as far as it tells how long its own list is. */
type Within = 'page' | 'list' | undefined;

/** Fields whose entries are worked out one by one, and how many stored ones each of them costs. */
export const HEAVY_FIELDS: Readonly<Record<string, number>> = { matches: 10 };

/**
 * How many entries an operation may return: of a page as many as it asks for, of pages within pages the product. Edges
 * count, their nodes not once more.
 */
export function entriesOf(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
  variables: Readonly<Record<string, unknown>>,
): number {
  function ofSet(
    set: SelectionSetNode,
    parent: GraphQLNamedType | undefined,
    times: number,
    within: Within,
  ): number {
    let entries = 0;
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        entries += ofField(selection, parent, times, within);
      } else {
        const fragment =
          selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments[selection.name.value]!;
        const on = fragment.typeCondition ? schema.getType(fragment.typeCondition.name.value) : parent;
        entries += ofSet(fragment.selectionSet, on, times, within);
      }
    }
    return entries;
  }

  function ofField(
    node: FieldNode,
    parent: GraphQLNamedType | undefined,
    times: number,
    within: Within,
  ): number {
    if (!node.selectionSet || !(isObjectType(parent) || isInterfaceType(parent))) return 0;
    const field = parent.getFields()[node.name.value];
    if (!field) return 0;
    const named = getNamedType(field.type);
    const pages = field.args.some(({ name }) => name === 'first');
    const list = isList(field);
    const size = pages ? pageOf(field, node, variables) : list ? listSize(within) : 1;
    // What a page holds begins anew.
    const inner = pages ? 'page' : list && within !== 'page' ? 'list' : undefined;
    const own = isEdge(parent) || isConnection(named) ? 0 : times * size * (HEAVY_FIELDS[field.name] ?? 1);
    return own + (isCompositeType(named) ? ofSet(node.selectionSet, named, times * size, inner) : 0);
  }

  const root = schema.getRootType(operation.operation);
  return root ? ofSet(operation.selectionSet, root, 1, undefined) : 0;
}

function listSize(within: Within): number {
  // The list of a page is as long as the page, which is counted already.
  if (within === 'page') return 1;
  return within === 'list' ? INNER_LIST_SIZE : LIST_SIZE;
}

function isList({ type }: GraphQLField<unknown, unknown>): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}

function pageOf(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: Readonly<Record<string, unknown>>,
): number {
  const { first } = getArgumentValues(field, node, variables);
  return Math.min(Math.max(Number(first ?? LARGEST_PAGE), 1), LARGEST_PAGE);
}

function isConnection(type: GraphQLNamedType): boolean {
  return isObjectType(type) && 'edges' in type.getFields();
}

function isEdge(type: GraphQLNamedType): boolean {
  return isObjectType(type) && 'node' in type.getFields() && 'cursor' in type.getFields();
}
