import { MikroORM } from '@mikro-orm/postgresql';
import type { ServiceName } from '#libs/kernel';
import { databaseOptions } from './database.js';

/**
 * Brings the schema of a service up to date.
 * @param ownerUrl connection of the schema's owner; the service's own role may not change tables
 * @returns the names of the migrations that ran
 */
export async function migrate(service: ServiceName, ownerUrl: string): Promise<string[]> {
  const orm = await MikroORM.init({ ...databaseOptions(service, [], ownerUrl), preferTs: false });
  try {
    return (await orm.migrator.up()).map((migration) => migration.name);
  } finally {
    await orm.close();
  }
}
