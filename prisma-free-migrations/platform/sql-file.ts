import { readFileSync } from 'node:fs';

/** The text of an SQL file below prisma-free-migrations, which the build copies beside the compiled migrations. */
export function sqlFile(path: string): string {
  return readFileSync(new URL(`../${path}.sql`, import.meta.url), 'utf8');
}
