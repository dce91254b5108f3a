import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/* What a browser has to fetch, as the build lists it: bytes as they travel, compressed. `npm test` builds first. */

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly isDynamicEntry?: boolean;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

const PORTAL = join('dist', 'portal');
const FIRST_PAGE_MOST = 200_000;
const PART_MOST = 450_000;

const manifest = JSON.parse(readFileSync(join(PORTAL, '.vite', 'manifest.json'), 'utf8')) as Record<
  string,
  Chunk
>;
const weights = new Map<string, number>();

function weightOf(file: string): number {
  const known = weights.get(file) ?? gzipSync(readFileSync(join(PORTAL, file)), { level: 9 }).length;
  weights.set(file, known);
  return known;
}

/** A chunk with all that it imports, each file once. */
function filesOf(name: string, found = new Set<string>()): Set<string> {
  const { file, css = [], imports = [] } = manifest[name]!;
  if (found.has(file)) return found;
  for (const each of [file, ...css]) found.add(each);
  for (const each of imports) filesOf(each, found);
  return found;
}

function sum(files: Iterable<string>): number {
  return [...files].reduce((total, file) => total + weightOf(file), 0);
}

const entry = Object.keys(manifest).find((name) => manifest[name]!.isEntry)!;
const parts = Object.keys(manifest).filter((name) => manifest[name]!.isDynamicEntry);

test.each(['zh-CN', 'en'])('the first page in %s is light, and antd is no part of it', (language) => {
  const files = filesOf(`src/i18n/${language}.ts`, filesOf(entry));
  expect([...files].filter((file) => file.includes('antd'))).toEqual([]);
  expect(sum(files)).toBeLessThanOrEqual(FIRST_PAGE_MOST);
});

test('no part that is fetched later is heavy', () => {
  expect(parts.length).toBeGreaterThan(5);
  const heavy = parts
    .map((name) => [name, sum(filesOf(name))] as const)
    .filter(([, size]) => size > PART_MOST);
  expect(heavy).toEqual([]);
});
