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
    takesId: operation.field.args.some(({ name, type }) => name !== 'idempotencyKey' && hasId(type)),
  }));
}

function hasId(type: GraphQLInputType): boolean {
  const named = getNamedType(type);
  if (isInputObjectType(named)) return Object.values(named.getFields()).some((field) => hasId(field.type));
  return named.name === 'ID';
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
    const inner = getNamedType(field.type);
    if (!isObjectType(inner)) return [field.name];
    return depth < 2 && ['edges', 'node'].includes(field.name)
      ? [`${field.name} ${selectionOf(field.type, depth + 1)}`]
      : [];
  });
  return `{ ${(names.length > 0 ? names : ['__typename']).join(' ')} }`;
}

/** A value that passes the schema; `choose` may give one by the name of the field. */
export function valueFor(
  name: string,
  type: GraphQLInputType,
  choose: (name: string, typeName: string) => unknown,
): unknown {
  if (isNonNullType(type)) return valueFor(name, type.ofType, choose);
  if (isListType(type)) return [valueFor(name, type.ofType, choose)];
  const chosen = choose(name, String(type));
  if (chosen !== undefined) return chosen;
  if (isEnumType(type)) return type.getValues()[0]!.value;
  if (isInputObjectType(type)) {
    return Object.fromEntries(
      Object.values(type.getFields()).map((field) => [field.name, valueFor(field.name, field.type, choose)]),
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
