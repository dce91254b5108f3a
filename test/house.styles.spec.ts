import { globSync, readFileSync } from 'node:fs';

/*
 * The sheets of styles of all pages that somebody has opened stay loaded, so a name in two of them makes a page look
 * otherwise after a visit to another.
 */

/** These are loaded with the first page; what they name is everybody's. */
const SHARED = ['apps/portal/src/styles.css', 'apps/portal/src/ui/ui.css', 'apps/portal/src/frame/frame.css'];

/** The first class of each selector: what the rule is about. */
function subjectsOf(path: string): Set<string> {
  const sheet = readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  const selectors = [...sheet.matchAll(/([^{}]+)\{/g)].flatMap(([, selector]) =>
    selector!.trim().startsWith('@') ? [] : selector!.split(','),
  );
  return new Set(selectors.flatMap((selector) => /\.([a-zA-Z][\w-]*)/.exec(selector)?.[1] ?? []));
}

test('a class belongs to one sheet of styles', () => {
  const owners = new Map<string, string[]>();
  for (const path of globSync('apps/portal/src/**/*.css')) {
    const sheet = SHARED.includes(path) ? 'shared' : path;
    for (const name of subjectsOf(path)) {
      const known = owners.get(name) ?? [];
      if (!known.includes(sheet)) owners.set(name, [...known, sheet]);
    }
  }
  expect(owners.size).toBeGreaterThan(100);
  expect([...owners].filter(([, sheets]) => sheets.length > 1)).toEqual([]);
});
