import { randomUUID } from 'node:crypto';
import type { Answered, TestPlatform } from './a-platform.js';
import { inTurns, variablesOf, waysToName, wordsOf, type Way } from './attack.js';
import type { KnownIds } from './known-ids.js';
import type { Person } from './outsiders.js';
import { documentOf, type Operation } from './the-schema.js';

/** Asks as a person, with an id for each argument that takes one. */
export function askAs(
  platform: TestPlatform,
  { token }: Person,
  operation: Operation,
  idFor: (argument: string) => string,
): Promise<Answered<Record<string, unknown>>> {
  const variables = variablesOf(operation, idFor);
  return platform.askAnything(documentOf(operation), { variables, ...(token ? { token } : {}) });
}

/**
 * How operations tell people things that exist from things that do not, though they may know neither: one line for each
 * pair of answers that differ by a word.
 */
export async function toldApart(
  platform: TestPlatform,
  people: readonly Person[],
  asked: readonly Operation[],
  known: KnownIds,
): Promise<string[]> {
  const attempts = people.flatMap((person) =>
    asked
      .flatMap((operation) => waysToName(operation, known).map((way) => ({ person, operation, way })))
      .filter(({ way }) => [...way.values()].some(({ open }) => !open)),
  );
  const found: string[] = [];
  await inTurns(attempts, async ({ person, operation, way }) => {
    const unknown = withoutThings(way);
    const is = wordsOf(await askAs(platform, person, operation, (argument) => way.get(argument)!.id));
    const not = wordsOf(await askAs(platform, person, operation, (argument) => unknown.get(argument)!));
    if (is === not) return;
    found.push(
      `${operation.field.name} as ${person.who}\n  is:  ${is.slice(0, 300)}\n  not: ${not.slice(0, 300)}`,
    );
  });
  process.stdout.write(`${attempts.length} pairs of requests, ${found.length} told apart\n`);
  return found;
}

/** The same with ids of no thing in the place of those that are a secret. */
function withoutThings(way: Way): ReadonlyMap<string, string> {
  return new Map([...way].map(([argument, { id, open }]) => [argument, open ? id : randomUUID()]));
}
