import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

let found: string | undefined;

/** The folder of the project: the nearest one above this file whose package is named yunshang. */
export function projectFolder(): string {
  if (found) return found;
  for (
    let folder = dirname(fileURLToPath(import.meta.url));
    folder !== dirname(folder);
    folder = dirname(folder)
  ) {
    const file = join(folder, 'package.json');
    if (
      existsSync(file) &&
      (JSON.parse(readFileSync(file, 'utf8')) as { name?: string }).name === 'yunshang'
    ) {
      return (found = folder);
    }
  }
  throw new Error('The project folder was not found above this file.');
}
