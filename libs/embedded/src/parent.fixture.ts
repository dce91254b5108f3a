import { startPostgres } from './postgres-server.js';

/*
 * For the specs: a process of its own that starts PostgreSQL and then waits, to be killed or told to stop. Arguments:
 * the data folder and the folder of the binaries. It tells what it got as one line of JSON.
 */
const [dataDir, binaries] = process.argv.slice(2);
const reported: string[] = [];
const server = await startPostgres({
  dataDir: dataDir!,
  binaries,
  report: (line) => void reported.push(line),
});
process.stdout.write(`${JSON.stringify({ ...server, reported })}\n`);
process.once('SIGTERM', () => void server.stop().then(() => process.exit(0)));
setInterval(() => undefined, 60_000);
