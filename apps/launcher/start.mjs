import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/*
 * `npm start`: builds what is stale, then runs the launcher in this same process, so that a signal to npm reaches it.
 * With an argument another program of this app is run in its place: `start.mjs kafka`, `measure`, `chain`, `token x`.
 */

const OLDEST_NODE = [22, 17];
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
  const ours = fileURLToPath(new URL('../../node_modules/.bin/node', import.meta.url));
  const hint = existsSync(ours)
    ? 'Start with "npm start": it uses the Node that came with the packages.'
    : 'No Node came with the packages for this machine: install Node 24.';
  process.stderr.write(
    `This needs Node ${OLDEST_NODE.join('.')} or newer, and this is ${process.version}. ${hint}\n`,
  );
  process.exit(1);
}
process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
try {
  const { prepare } = await import('./prepare.mjs');
  await prepare((line) => process.stdout.write(`· ${line}\n`));
  const program = process.argv[2];
  if (program) {
    const file = fileURLToPath(new URL(`../../dist/apps/launcher/src/${program}.js`, import.meta.url));
    // The program finds its own arguments where every program does.
    process.argv.splice(1, 2, file);
    await import(file);
  } else {
    const { start } = await import(new URL('../../dist/bundle/launcher.js', import.meta.url).href);
    await start();
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
