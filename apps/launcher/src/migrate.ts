import { migrate } from '#libs/platform';
import type { Pending } from './migrations.js';

/*
 * The process that runs migrations: told by its parent which, tells back what it did. Run from dist as it is compiled,
 * not bundled: migrations are files that are looked for at run time.
 */
// The process that asked is gone: what it starts next would meet these migrations half way.
process.once('disconnect', () => process.exit());
process.once('message', (pending: Pending[]) => {
  void (async () => {
    for (const { schema, ownerUrl } of pending) {
      const ran = await migrate(schema, ownerUrl);
      process.send?.(`${schema}: ${ran.length} migrations`);
    }
    process.disconnect();
  })();
});
