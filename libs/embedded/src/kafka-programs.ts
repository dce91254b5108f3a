import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const OLDEST_JAVA = 17;
const INSTALL_HINT = 'On Debian: apt install openjdk-17-jre-headless maven';

/** Written into the folder of jars once it is complete: the fingerprint of the pom it was resolved from. */
const COMPLETE = 'complete.txt';

/**
 * What this machine lacks for running Apache Kafka, as one sentence; undefined when nothing.
 * @param libs the folder of the broker's jars; Maven is needed only until they are there
 */
export function missingForKafka(libs: string, pom: string, env = process.env): string | undefined {
  const java = spawnSync('java', ['-version'], { encoding: 'utf8', env });
  if (java.error)
    return `Apache Kafka needs Java ${OLDEST_JAVA} or newer, and there is no java here. ${INSTALL_HINT}`;
  const major = Number(/version "(\d+)/.exec(java.stderr)?.[1] ?? 0);
  if (major < OLDEST_JAVA)
    return `Apache Kafka needs Java ${OLDEST_JAVA} or newer, and java is ${major} here.`;
  if (areComplete(libs, pom) || !spawnSync('mvn', ['-version'], { env }).error) return undefined;
  return `Apache Kafka is resolved by Maven, and there is no mvn here. ${INSTALL_HINT}`;
}

/** Has Maven bring the jars that the pom names, unless they are there already. */
export function resolveJars(libs: string, pom: string, report: (line: string) => void): void {
  if (areComplete(libs, pom)) return;
  report('Maven resolves Apache Kafka (some 45 MB at the first time)');
  // Maven takes a relative folder from where the pom lies, not from here.
  const draft = resolve(`${libs}.${process.pid}.new`);
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(dirname(libs), { recursive: true });
  const done = spawnSync(
    'mvn',
    [
      '--batch-mode',
      '--quiet',
      '--file',
      pom,
      'dependency:copy-dependencies',
      `-DoutputDirectory=${draft}`,
      '-DincludeScope=runtime',
    ],
    { encoding: 'utf8' },
  );
  if (done.status !== 0)
    throw new Error(`Maven could not resolve ${pom}:\n${done.error ?? done.stdout + done.stderr}`);
  writeFileSync(join(draft, COMPLETE), fingerprint(pom));
  if (areComplete(libs, pom)) {
    // Another process was quicker.
    rmSync(draft, { recursive: true });
    return;
  }
  rmSync(libs, { recursive: true, force: true });
  renameSync(draft, libs);
}

/** Runs one of Kafka's tools to its end. */
export function runTool(libs: string, tool: string, args: readonly string[]): void {
  const done = spawnSync('java', ['-cp', join(libs, '*'), tool, ...args], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${tool} failed:\n${done.error ?? done.stdout + done.stderr}`);
}

function areComplete(libs: string, pom: string): boolean {
  const mark = join(libs, COMPLETE);
  return existsSync(mark) && readFileSync(mark, 'utf8') === fingerprint(pom);
}

function fingerprint(pom: string): string {
  return createHash('sha256').update(readFileSync(pom)).digest('hex');
}
