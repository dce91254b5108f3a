import { ArgsType } from '@nestjs/graphql';
import { DomainError, kernelMessages, messageOf } from '#libs/kernel';
import { Code, Id, Ids, IdempotencyKey, OneOf, Part, Text, Whole } from './arguments.js';
import { inputPipe } from './bad-input.js';
import { inputMessages } from './input.messages.js';

const ID = '01890a5d-ac96-774b-bcce-b302099a8057';
const Colour = { RED: 'RED', BLUE: 'BLUE' } as const;

@ArgsType()
class Inner {
  @Text({ min: 1, most: 5 }) word!: string;
}

@ArgsType()
class Given {
  @Id({ nullable: true }) id?: string;
  @Ids({ nullable: true, most: 2 }) ids?: string[];
  @IdempotencyKey() idempotencyKey: string = 'k';
  @Text({ nullable: true, min: 2, most: 5 }) word?: string;
  @Text({ nullable: true, most: 20, lines: true }) lines?: string;
  @Whole({ nullable: true, min: 1, max: 9 }) number?: number;
  @OneOf(Colour, { nullable: true }) colour?: string;
  @Code({ nullable: true, form: /^[A-Z]\d$/, example: 'C3', fold: (text) => text.trim().toUpperCase() })
  code?: string;
  @Part(() => Inner, { nullable: true }) inner?: Inner;
}

const read = (given: object): Promise<Given> =>
  inputPipe.transform(given, { type: 'body', metatype: Given }) as Promise<Given>;

async function said(given: object): Promise<string | undefined> {
  const refusal: unknown = await read(given).catch((error: unknown) => error);
  if (!(refusal instanceof DomainError)) throw new Error('it was taken');
  return messageOf({ ...kernelMessages, ...inputMessages }, refusal.code, refusal.params, 'en');
}

test.each<[string, Partial<Given>, Partial<Given>]>([
  ['an id in capitals', { id: ID.toUpperCase() }, { id: ID }],
  ['ids in capitals', { ids: [ID.toUpperCase()] }, { ids: [ID] }],
  ['white space around a text', { word: ' ab ' }, { word: 'ab' }],
  ['a rare character as one', { word: '𠮷𠮷𠮷𠮷𠮷' }, { word: '𠮷𠮷𠮷𠮷𠮷' }],
  ['lines where they may be', { lines: 'a\nb' }, { lines: 'a\nb' }],
  ['a code in small letters', { code: ' c3 ' }, { code: 'C3' }],
])('%s is taken', async (_, given, expected) => expect(await read(given)).toMatchObject(expected));

test.each<[string, object, string]>([
  ['no id', { id: 'x' }, 'id must be an id, a UUID'],
  ['an id twice', { ids: [ID, ID.toUpperCase()] }, 'ids holds the same entry twice'],
  [
    'too many ids',
    { ids: [ID, ID.replace('0', '1'), ID.replace('0', '2')] },
    'ids may hold at most 2 entries',
  ],
  ['an empty key', { idempotencyKey: '' }, 'idempotencyKey must be 1 to 100 printable ASCII characters'],
  ['a key beyond 100', { idempotencyKey: 'x'.repeat(101) }, 'idempotencyKey must be 1 to 100'],
  ['a key that is missing', { idempotencyKey: null }, 'idempotencyKey is missing'],
  ['a text too short once trimmed', { word: ' a ' }, 'word must have 2 to 5 characters (got 1)'],
  ['NUL', { word: 'a\0b' }, 'word: character 2 (U+0000) is not allowed'],
  ['a text direction override', { word: 'a\u202Eb' }, 'word: character 2 (U+202E) is not allowed'],
  ['a second line where there is one', { word: 'a\nb' }, 'word must be a single line'],
  ['a number out of bounds', { number: 10 }, 'number must be at most 9'],
  ['none of the values', { colour: 'GREEN' }, 'colour is none of the values'],
  ['a code of another form', { code: '33' }, 'code is not written in the form expected, such as C3'],
  ['a part with a fault', { inner: { word: '' } }, 'inner.word must have 1 to 5 characters (got 0)'],
  ['what is no field', { other: 1 }, 'other is no field of this input'],
])('%s is refused in words', async (_, given, text) => expect(await said(given)).toContain(text));

test('null is as absent, of whatever type', async () => {
  const nulls = { id: null, ids: null, word: null, number: null, colour: null, code: null, inner: null };
  const { idempotencyKey: _, ...taken } = await read(nulls);
  expect(Object.values(taken).filter((value) => value !== undefined)).toEqual([]);
});

test('every fault is told at once', async () =>
  expect(await said({ id: 'x', word: 'a' })).toMatch(/id must.*, word must/));
