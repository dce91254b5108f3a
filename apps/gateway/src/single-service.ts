import {
  getOperationAST,
  GraphQLError,
  Kind,
  parse,
  specifiedRules,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { ServiceName } from '#libs/platform';
import { refusalOfText, requestLimits } from './limits.js';

/** A document that one service can answer by itself, read and validated. */
export interface SingleService {
  readonly service: ServiceName;
  readonly document: DocumentNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  operationOf(name: string | undefined): OperationDefinitionNode | undefined;
}

/**
 * Documents of programs that are kept read, at most 200 of some 100 kB. Those of the pages are kept beside them, so that
 * nobody who makes up ever new ones pushes them out.
 */
const KEPT = 200;
const LONGEST_KEPT = 4000;

/** Says of each document whether one service has all that it asks for. */
export class SingleServices {
  private readonly owners: ReadonlyMap<string, ReadonlySet<ServiceName>>;
  private readonly known = new Map<string, SingleService | null>();
  private readonly ofPages = new Map<string, SingleService | null>();
  private readonly published: ReadonlySet<string>;

  /**
   * @param schema what callers see
   * @param schemas what each service has of it
   * @param published the documents of the pages
   */
  constructor(
    readonly schema: GraphQLSchema,
    schemas: ReadonlyMap<ServiceName, DocumentNode>,
    published: Iterable<string>,
  ) {
    this.owners = ownersOf(schemas);
    this.published = new Set(published);
  }

  /**
   * @returns null where the document is to be planned, or refused: it asks several services, or for the schema, or is not as
   * it should be
   */
  find(text: string): SingleService | null {
    const isOfPages = this.published.has(text);
    const kept = isOfPages ? this.ofPages : this.known;
    const known = kept.get(text);
    if (known !== undefined) return known;
    const found = this.read(text);
    if (!isOfPages && text.length > LONGEST_KEPT) return found;
    if (!isOfPages && kept.size >= KEPT) kept.delete(kept.keys().next().value!);
    kept.set(text, found);
    return found;
  }

  private read(text: string): SingleService | null {
    if (refusalOfText(text)) return null;
    let document: DocumentNode;
    try {
      document = parse(text, { noLocation: true });
    } catch (error) {
      if (error instanceof GraphQLError) return null;
      throw error;
    }
    if (validate(this.schema, document, [...specifiedRules, requestLimits]).length > 0) return null;
    const [service] = this.servicesOf(document);
    if (service === undefined) return null;
    const fragments = Object.fromEntries(
      document.definitions.flatMap((each) =>
        each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each]] : [],
      ),
    );
    return {
      service,
      document,
      fragments,
      operationOf: (name) => getOperationAST(document, name) ?? undefined,
    };
  }

  /** The services that have every type and field that a valid document names. */
  private servicesOf(document: DocumentNode): Set<ServiceName> {
    const types = new TypeInfo(this.schema);
    let left: Set<ServiceName> | undefined;
    const keep = (name: string): void => {
      const owners = this.owners.get(name) ?? new Set();
      left = left ? left.intersection(owners) : new Set(owners);
    };
    visit(
      document,
      visitWithTypeInfo(types, {
        Field({ name: { value: name } }) {
          // Everybody says by which name a type goes.
          if (name !== '__typename') keep(`${types.getParentType()!.name}.${name}`);
        },
        InlineFragment({ typeCondition }) {
          if (typeCondition) keep(typeCondition.name.value);
        },
        FragmentDefinition({ typeCondition }) {
          keep(typeCondition.name.value);
        },
      }),
    );
    return left ?? new Set();
  }
}

/** By the name of a type, and of each of its fields: the services that have it. */
function ownersOf(
  schemas: ReadonlyMap<ServiceName, DocumentNode>,
): ReadonlyMap<string, ReadonlySet<ServiceName>> {
  const owners = new Map<string, Set<ServiceName>>();
  for (const [service, { definitions }] of schemas)
    for (const definition of definitions) {
      if (!('name' in definition) || definition.name === undefined) continue;
      const type = definition.name.value;
      const fields = 'fields' in definition ? (definition.fields ?? []) : [];
      for (const name of [type, ...fields.map((field) => `${type}.${field.name.value}`)]) {
        const known = owners.get(name) ?? new Set();
        owners.set(name, known.add(service));
      }
    }
  return owners;
}
