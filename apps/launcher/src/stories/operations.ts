import type { ServiceName } from '#libs/kernel';

/** A question or command of one service. */
export interface Operation {
  readonly service: ServiceName;
  /** The one field that it asks for. */
  readonly field: string;
  readonly document: string;
}

const all: Operation[] = [];

/** Every operation that the stories use: a test holds them against the schemas. */
export function allOperations(): readonly Operation[] {
  return all;
}

/**
 * A command with its idempotency key.
 * @param given names and types of its arguments as in a document, `id: ID!, reason: String!`
 * @param answer the fields that are read of its answer, in braces; empty for a plain value
 */
export function command(service: ServiceName, field: string, given: string, answer: string): Operation {
  return operation('mutation', service, field, `${given}, idempotencyKey: ID!`, answer);
}

export function query(service: ServiceName, field: string, given: string, answer: string): Operation {
  return operation('query', service, field, given, answer);
}

/** A command that carries its key within. */
export function report(service: ServiceName, field: string, given: string, answer: string): Operation {
  return operation('mutation', service, field, given, answer);
}

function operation(
  kind: 'query' | 'mutation',
  service: ServiceName,
  field: string,
  given: string,
  answer: string,
): Operation {
  const names = [...given.matchAll(/(\w+):/g)].map(([, name]) => name);
  const variables = given.replaceAll(/(\w+):/g, '$$$1:');
  const passed = names.map((name) => `${name}: $${name}`).join(', ');
  const document =
    names.length > 0
      ? `${kind} (${variables}) { ${field}(${passed}) ${answer} }`
      : `${kind} { ${field} ${answer} }`;
  const made = { service, field, document };
  all.push(made);
  return made;
}
