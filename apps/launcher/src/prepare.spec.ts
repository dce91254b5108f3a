import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning } from '#libs/embedded';

let project: string;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'yunshang-prepare-'));
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(project, path)), { recursive: true });
  writeFileSync(join(project, path), text);
}

/** A project whose compiler never ends by itself. */
function aProject(): void {
  write('apps/x/src/main.ts', '');
  cpSync('apps/launcher/prepare.mjs', join(project, 'apps/launcher/prepare.mjs'));
  write(
    'apps/portal/write-documents.mjs',
    "export const GENERATED = '-'; export const writeDocuments = () => {};",
  );
  write(
    'node_modules/@swc/cli/bin/swc.js',
    "require('node:fs').writeFileSync('compiler.pid', String(process.pid)); setInterval(() => {}, 1000);",
  );
}

test.each([
  ['SIGTERM', 143],
  ['SIGINT', 130],
] as const)(
  '%s while something is built ends the compiler, says so, and nothing counts as built',
  async (signal, code) => {
    aProject();
    write('dist/built.json', '{"server":"of before","portal":"kept"}');
    const building = spawn(process.execPath, ['apps/launcher/prepare.mjs'], { cwd: project });
    let said = '';
    for (const stream of [building.stdout, building.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (said += text));
    const pid = (): number => Number(readFileSync(join(project, 'compiler.pid'), 'utf8'));
    while (!existsSync(join(project, 'compiler.pid')) || !pid()) await sleep(20);
    building.kill(signal);
    expect(await once(building, 'close')).toEqual([code, null]);
    expect(isRunning(pid())).toBe(false);
    expect(said).toBe('compiling\nstopped while building\n');
    expect(JSON.parse(readFileSync(join(project, 'dist/built.json'), 'utf8'))).toEqual({ portal: 'kept' });
  },
);
