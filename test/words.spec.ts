import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  kernelMessages,
  messageOf,
  NOUNS,
  PRIVILEGES,
  ROLES,
  type ErrorParams,
  type Language,
  type MessageCatalogue,
} from '#libs/kernel';
import { inputMessages } from '#libs/platform';

/*
 * What people read when they are refused: sentences in their language, from every catalogue, with parameters as they
 * come. A code, the id of a privilege, the name of a class or of a row in a sentence is a slip of ours.
 */

const ROOMS = ['identity', 'enterprise', 'provider', 'matching', 'subsidy', 'adoption', 'office'] as const;
const LANGUAGES: readonly Language[] = ['zh-CN', 'en'];
/** Rooms with sentences that are not clean. Only ever shortened: a room that is clean must not be listed. */
const NOT_YET: readonly string[] = ['subsidy'];

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;
/** The example by which a sentence shows what an id looks like. */
const EXAMPLE_ID = '01890a5d-ac96-774b-bcce-b302099a8057';
const CODE = /\b[A-Z]{2,}(?:_[A-Z]+)+\b/;
const CLASS = /\b(?:[A-Z][a-z]+){2,}\b/;
const HAN = /\p{Script=Han}/u;

/** What stands for each place of a sentence: a noun where one is asked, a role, else a number that says nothing. */
function paramsOf(texts: Readonly<Record<Language, string>>): ErrorParams {
  const places = [...texts.en.matchAll(/\{(\w+)(?::(\w+))?\}/g)];
  return Object.fromEntries(
    places.map(([, name, list]) => {
      if (list === 'noun') return [name, Object.keys(NOUNS)[0]];
      return [name, /roles?$/i.test(name!) ? ROLES[0] : '7'];
    }),
  ) as ErrorParams;
}

function slipsOf(sentence: string | undefined, language: Language): string[] {
  const text = (sentence ?? '').replace(EXAMPLE_ID, '');
  return [
    ...(CODE.exec(text) ?? []),
    ...(CLASS.exec(text) ?? []),
    ...(UUID.exec(text) ?? []),
    ...Object.keys(PRIVILEGES).filter((privilege) => text.includes(privilege)),
    ...(HAN.test(text) === (language === 'zh-CN') ? [] : ['the other language']),
    ...(/[{}]/.exec(text) ?? []),
  ];
}

async function catalogueOf(room: string): Promise<MessageCatalogue> {
  const path = resolve(join('libs', room, 'src', `${room}.messages.ts`));
  return Object.assign({}, ...Object.values((await import(path)) as Record<string, MessageCatalogue>));
}

function slipsIn(catalogue: MessageCatalogue): string[] {
  const all = { ...kernelMessages, ...inputMessages, ...catalogue };
  return Object.entries(catalogue).flatMap(([code, texts]) =>
    LANGUAGES.flatMap((language) => {
      const sentence = messageOf(all, code, paramsOf(texts), language);
      return slipsOf(sentence, language).map((slip) => `${code} in ${language}: ${slip}`);
    }),
  );
}

test('what all rooms share is said in words', () =>
  expect([...slipsIn(kernelMessages), ...slipsIn(inputMessages)]).toEqual([]));

test.each(ROOMS)('%s speaks in words', async (room) => {
  const slips = slipsIn(await catalogueOf(room));
  expect(NOT_YET.includes(room) ? slips.length > 0 : slips).toEqual(NOT_YET.includes(room) || []);
});

describe('a code that comes as a parameter', () => {
  test('has words, because its enum is described', () => {
    const bare = globSync('libs/*/src/**/*.ts')
      .filter(
        (path) =>
          !path.endsWith('/graphql/enums.ts') && /\bregisterEnumType\(/.test(readFileSync(path, 'utf8')),
      )
      .map((path) => path.split('/')[1]!);
    expect([...new Set(bare)].toSorted()).toEqual([]);
  });
});
