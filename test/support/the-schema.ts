import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildASTSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { projectFolder } from '#libs/platform';

/** The composed schema, as committed. */
export function composedSchema(): GraphQLSchema {
  const text = readFileSync(join(projectFolder(), 'apps/gateway/supergraph.graphql'), 'utf8');
  return buildASTSchema(parse(text), { assumeValid: true, assumeValidSDL: true });
}

export interface Operation {
  readonly kind: 'query' | 'mutation';
  readonly field: GraphQLField<unknown, unknown>;
  /** Whether an id of somebody's record is among what it takes. */
  readonly takesId: boolean;
}

/** Every query and mutation of the composed schema. */
export function operations(schema: GraphQLSchema): Operation[] {
  return [
    ...Object.values(schema.getQueryType()!.getFields()).map((field) => ({ kind: 'query' as const, field })),
    ...Object.values(schema.getMutationType()!.getFields()).map((field) => ({
      kind: 'mutation' as const,
      field,
    })),
  ].map((operation) => ({
    ...operation,
    takesId: idsIn(operation.field).length > 0,
  }));
}

/** The names of the arguments that take an id, at any depth; those that only repeat a request or a page are none. */
export function idsIn(field: GraphQLField<unknown, unknown>): string[] {
  return field.args.flatMap(({ name, type }) => idsOf(name, type));
}

function idsOf(name: string, type: GraphQLInputType): string[] {
  const named = getNamedType(type);
  if (isInputObjectType(named))
    return Object.values(named.getFields()).flatMap((field) => idsOf(field.name, field.type));
  return named.name === 'ID' && !['idempotencyKey', 'batchId', 'after'].includes(name) ? [name] : [];
}

/** A document that calls one operation and asks for its plain fields. */
export function documentOf({ kind, field }: Operation): string {
  const declared = field.args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const given = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
  const head = declared ? `${kind}(${declared})` : kind;
  return `${head} { ${field.name}${given ? `(${given})` : ''} ${selectionOf(field.type)} }`;
}

function selectionOf(type: GraphQLOutputType, depth = 0): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return '';
  const names = Object.values(named.getFields()).flatMap((field) => {
    if (field.args.some(({ type: argument }) => isNonNullType(argument))) return [];
    const inner = getNamedType(field.type);
    if (!isObjectType(inner)) return [field.name];
    if (depth < 2 && ['edges', 'node'].includes(field.name))
      return [`${field.name} ${selectionOf(field.type, depth + 1)}`];
    return 'id' in inner.getFields() ? [`${field.name} { id }`] : [];
  });
  return `{ ${(names.length > 0 ? names : ['__typename']).join(' ')} }`;
}

/**
 * A value that passes the schema; `choose` may give one by the name of the field.
 * @param given values by the name of the field, lists among them
 */
export function valueFor(
  name: string,
  type: GraphQLInputType,
  choose: (name: string, typeName: string) => unknown,
  given: Readonly<Record<string, unknown>> = {},
): unknown {
  if (name in given) return given[name];
  if (isNonNullType(type)) return valueFor(name, type.ofType, choose, given);
  if (isListType(type)) return [valueFor(name, type.ofType, choose, given)];
  const chosen = choose(name, String(type));
  if (chosen !== undefined) return chosen;
  if (isEnumType(type)) return type.getValues()[0]!.value;
  if (isInputObjectType(type)) {
    return Object.fromEntries(
      Object.values(type.getFields()).map((field) => [
        field.name,
        valueFor(field.name, field.type, choose, given),
      ]),
    );
  }
  return SAMPLES[String(type)] ?? 'text';
}

const SAMPLES: Readonly<Record<string, unknown>> = {
  Int: 1,
  Float: 1,
  Boolean: true,
  Fen: '100',
  LocalDate: '2020-09-28',
  DateTime: '2020-09-28T02:00:00Z',
  String: '一段足够长的演示文字，写给评审的人看',
};
