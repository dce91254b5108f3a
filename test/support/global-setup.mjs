import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  inDatabase,
  asRole,
  missingForKafka,
  resolveJars,
  ROLES,
  setUpDatabase,
  startPostgres,
} from '../../dist/libs/embedded/src/index.js';
import { SCHEMAS } from '../../dist/libs/kernel/src/index.js';
import { DEMONSTRATION_BEGINS, migrate, projectFolder } from '../../dist/libs/platform/src/index.js';

/** The database that every test copies: migrated, empty, with a clock that tests may move. */
const TEMPLATE = 'template_of_tests';

/** Where every test that needs Apache Kafka finds its jars. */
const KAFKA = ['.yunshang/kafka/libs', 'apps/launcher/kafka/pom.xml'];

/** One PostgreSQL for the whole run, in a folder of its own. */
export default async function setUp() {
  const folder = mkdtempSync(join(tmpdir(), 'yunshang-test-'));
  const server = await startPostgres({
    dataDir: join(folder, 'postgres'),
    // What a test writes need not survive a power cut.
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
  });
  const passwords = Object.fromEntries(ROLES.map((role) => [role, randomBytes(16).toString('hex')]));
  await setUpDatabase(server.superuserUrl, {
    passwords,
    database: TEMPLATE,
    clockStartsAt: DEMONSTRATION_BEGINS,
  });
  const template = inDatabase(server.superuserUrl, TEMPLATE);
  for (const schema of SCHEMAS) {
    if (!existsSync(join(projectFolder(), 'prisma-free-migrations', schema))) continue;
    const owner = `${schema}_owner`;
    await migrate(schema, asRole(template, owner, passwords[owner]));
  }
  // Here and not in the tests: two workers must not fetch the same.
  if (!missingForKafka(...KAFKA)) resolveJars(...KAFKA, console.log);
  process.env.TEST_POSTGRES = JSON.stringify({
    superuserUrl: server.superuserUrl,
    passwords,
    template: TEMPLATE,
  });
  globalThis.testPostgres = { server, folder };
}
