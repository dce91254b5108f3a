import { access, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { newId } from '#libs/kernel';
import { Bank, type BankDocument, type Incoming } from './bank.js';

const MOST_FILES = 100;

/** Keeps the folder of a file in the journal from ever being empty, and so from being replaced. */
const MARK = 'mark';

/**
 * A drop folder that a bank link (SFTP, a mounted share) serves: `out/` is collected by the bank, `in/` is filled by it,
 * `archive/` keeps what was taken in, `journal/` is ours alone. A file is written whole into a folder of its own, which
 * takes its place in the journal once and for all; out of it the file moves to `out/`, which can happen once. So the bank
 * finds it once, even if it is handed over twice or a process is killed anywhere.
 */
export class FolderBank extends Bank {
  constructor(private readonly folder: string) {
    super();
  }

  async deliver({ name, content }: BankDocument): Promise<void> {
    await this.ready();
    const place = join(this.folder, 'journal', basename(name));
    if (!(await exists(place))) {
      const begun = join(this.folder, 'begun', newId());
      await mkdir(begun);
      await writeWhole(join(begun, 'file'), content);
      await writeWhole(join(begun, MARK), basename(name));
      await rename(begun, place).catch(unlessThere);
      await rm(begun, { recursive: true, force: true });
    }
    const waiting = join(place, 'file');
    if (await exists(waiting)) {
      await rename(waiting, join(this.folder, 'out', basename(name))).catch(unlessGone);
    }
  }

  async incoming(): Promise<readonly Incoming[]> {
    await this.ready();
    const names = (await readdir(join(this.folder, 'in')))
      .filter((name) => /^(answer|statement)-.*\.csv$/i.test(name))
      .toSorted()
      .slice(0, MOST_FILES);
    return Promise.all(
      names.map(async (name) => ({
        name,
        kind: name.toLowerCase().startsWith('answer') ? ('ANSWER' as const) : ('STATEMENT' as const),
        content: await readFile(join(this.folder, 'in', name), 'utf8'),
      })),
    );
  }

  async putAway(name: string): Promise<void> {
    const arrived = join(this.folder, 'in', basename(name));
    if (await exists(arrived)) await rename(arrived, join(this.folder, 'archive', basename(name)));
  }

  private async ready(): Promise<void> {
    for (const each of ['begun', 'journal', 'out', 'in', 'archive'])
      await mkdir(join(this.folder, each), { recursive: true });
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function writeWhole(path: string, content: string): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Somebody else took the place in the journal first, with the same file. */
function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
}

/** Somebody else has just moved it. */
function unlessGone(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
