import { SCHEMAS, type SchemaName } from '#libs/kernel';

/** Reads the `outbox` of every schema and nothing else. */
export const EVENT_READER = 'event_reader';

/** The roles of a schema: one owns and migrates it, the other is what the running program connects as. */
export function rolesOf(schema: SchemaName): { owner: string; app: string } {
  return { owner: `${schema}_owner`, app: schema };
}

/** Every database role of the platform. */
export const ROLES: readonly string[] = [
  ...SCHEMAS.flatMap((schema) => Object.values(rolesOf(schema))),
  EVENT_READER,
];
