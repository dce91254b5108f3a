import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Where the reference files lie. Found by walking up to the folder of the project itself, because this module runs
 * from its source (tests), from `dist/` (services) and from inside a bundle, each at another depth.
 */
function dataFolder(): string {
  const start = dirname(fileURLToPath(import.meta.url));
  for (let folder = start; ; folder = dirname(folder)) {
    if (projectNameIn(folder) === 'yunshang') return join(folder, 'libs', 'reference', 'data');
    if (folder === dirname(folder)) throw new Error(`No package.json named "yunshang" above ${start}`);
  }
}

function projectNameIn(folder: string): string | undefined {
  const file = join(folder, 'package.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { name?: string }).name : undefined;
}

/** A JSON file of the data folder, as it stands. The caller states its shape. */
export function readDocument(file: string): unknown {
  return JSON.parse(readFileSync(join(dataFolder(), file), 'utf8'));
}

/** A text file of the data folder, as it stands. */
export function readText(file: string): string {
  return readFileSync(join(dataFolder(), file), 'utf8');
}

/** The rows of a CSV file of the data folder, keyed by the names in its first line. */
export function readTable<Column extends string>(file: string): Record<Column, string>[] {
  const [head, ...lines] = readFileSync(join(dataFolder(), file), 'utf8').trimEnd().split(/\r?\n/);
  const columns = cellsOf(head ?? '');
  return lines.map((line) => {
    const cells = cellsOf(line);
    if (cells.length !== columns.length) throw new Error(`${file}: not ${columns.length} cells in: ${line}`);
    return Object.fromEntries(columns.map((column, at) => [column, cells[at]])) as Record<Column, string>;
  });
}

/** RFC 4180 without line breaks inside a cell, which our files do not have. */
function cellsOf(line: string): string[] {
  const cells = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g);
  return [...cells].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
}

/** Reads on the first question and keeps the answer: a service that never asks never reads. */
export function lazily<T>(load: () => T): () => T {
  let loaded: { readonly value: T } | undefined;
  return () => (loaded ??= { value: frozen(load()) }).value;
}

/** Freezes all the way down: every room of a process shares these objects. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of value instanceof Map ? value.values() : Object.values(value)) frozen(part);
  return value;
}
