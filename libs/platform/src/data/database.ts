import type { EntityClass, EntitySchema } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import { defineConfig } from '@mikro-orm/postgresql';
import { nounOfClass, notFound, SCHEMAS, type SchemaName } from '#libs/kernel';
import { join } from 'node:path';
import { CursorCheckingDriver } from './cursors.js';
import { releaseBroken } from './broken-connections.js';
import { projectFolder } from '../settings/project-folder.js';
import { HistoryGuard } from './history.js';
import { platformEntities } from './platform.entities.js';

export type Entity = EntityClass<object> | EntitySchema;

/** Tables that are written and read by plain SQL, and so are no entities. */
const PLAIN_TABLES = [
  'inbox',
  'set_aside',
  'event_cursor',
  'outbox',
  'command',
  'membership',
  'ended_session',
  'passed_deadline',
  'deadline_horizon',
];

/**
 * The one database configuration of a schema.
 * @param url connection of the service's own role (or of its owner, for migrations)
 */
export function databaseOptions(schema: SchemaName, entities: readonly Entity[], url: string) {
  const folder = join('prisma-free-migrations', schema);
  return defineConfig({
    driver: CursorCheckingDriver,
    clientUrl: url,
    schema,
    entities: [...platformEntities, ...entities],
    extensions: [Migrator],
    subscribers: [new HistoryGuard()],
    // Eight connections each: on small machines more made the database slower, and seven processes share it.
    pool: { min: 0, max: 8 },
    driverOptions: { onPoolCreated: releaseBroken },
    findOneOrFailHandler: (entityName) => notFound(nounOfClass(entityName)),
    forceUtcTimezone: true,
    migrations: {
      path: join(projectFolder(), 'dist', folder),
      pathTs: join(projectFolder(), folder),
      glob: 'Migration*.{js,ts}',
      schema,
      tableName: 'migration',
      snapshotName: '.snapshot',
      snapshotOnMigrate: false,
      silent: true,
      emit: 'ts',
    },
    schemaGenerator: {
      ignoreSchema: [...SCHEMAS.filter((other) => other !== schema), 'clock', 'public'],
      ignoreTriggers: true,
      ignoreRoutines: true,
      // Declared in subsidy, and copied into every other service.
      skipTables: [...PLAIN_TABLES, 'migration', ...(schema === 'subsidy' ? [] : ['conflict'])],
    },
  });
}
