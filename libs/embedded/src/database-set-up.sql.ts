import { SCHEMAS, type SchemaName } from '#libs/kernel';
import { clockSql } from './clock.js';
import { QUIET_LOG } from './quiet-log.js';
import { EVENT_READER, ROLES, rolesOf } from './service-roles.js';

/*
 * The SQL of the set-up, as plain text so that the operator of a cluster can read and run it as well. Everything may be run
 * again on a database that has it already. All names are ours and need no quoting; passwords are quoted by the caller.
 */

/** Makes the role if it is missing; password and connection rights are set each time. */
export function roleSql(role: string, quotedPassword: string): string {
  return `
    DO $$ BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN CREATE ROLE ${role}; END IF;
    END $$;
    ALTER ROLE ${role} LOGIN PASSWORD ${quotedPassword};
    -- An administrator that is no superuser (as on rented databases) must belong to a role to give it a schema. What the
    -- server logs is not theirs to say: there it belongs into the settings of the server.
    DO $$ BEGIN
      IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
        EXECUTE format('GRANT ${role} TO %I', current_user);
      ELSE
        ${Object.entries(QUIET_LOG)
          .map(([setting, value]) => `ALTER ROLE ${role} SET ${setting} = '${value}';`)
          .join('\n        ')}
      END IF;
    END $$;`;
}

/** What holds inside the database: schemas, who may enter them, the clock. Nothing is left to PUBLIC. */
export function databaseSql(database: string): string {
  return [
    `REVOKE ALL ON DATABASE ${database} FROM PUBLIC;`,
    `GRANT CONNECT ON DATABASE ${database} TO ${ROLES.join(', ')};`,
    'REVOKE ALL ON SCHEMA public FROM PUBLIC;',
    ...SCHEMAS.map((schema) => schemaSql(schema, database)),
    `ALTER ROLE ${EVENT_READER} IN DATABASE ${database} SET search_path = pg_catalog;`,
    clockSql(ROLES),
  ].join('\n');
}

/**
 * The rights of the running program begin from none: what it may do with its tables is said, a line for each, in
 * libs/<room>/sql/rights.sql (apps/gateway/sql), and granted by the owner of the schema after each migration.
 */
function schemaSql(schema: SchemaName, database: string): string {
  const { owner, app } = rolesOf(schema);
  return `
    CREATE SCHEMA IF NOT EXISTS ${schema} AUTHORIZATION ${owner};
    REVOKE ALL ON SCHEMA ${schema} FROM PUBLIC;
    GRANT USAGE ON SCHEMA ${schema} TO ${app}, ${EVENT_READER};
    ALTER ROLE ${owner} IN DATABASE ${database} SET search_path = ${schema};
    ALTER ROLE ${app} IN DATABASE ${database} SET search_path = ${schema};
    -- PUBLIC's right to call new functions is a default of the whole database: it cannot be taken away per schema.
    ALTER DEFAULT PRIVILEGES FOR ROLE ${owner} REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;`;
}
