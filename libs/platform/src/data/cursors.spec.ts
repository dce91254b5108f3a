import { DomainError } from '#libs/kernel';
import { cursorOf, readCursor, type CursorPart } from './cursors.js';

const ID = '01890a5d-ac96-774b-bcce-b302099a8057';
const PARTS: CursorPart[] = ['moment', 'id'];
const AT = '2020-11-10T09:00:00.000Z';

test('a cursor is read as it was written', () =>
  expect(readCursor(cursorOf([AT, ID]), PARTS)).toEqual([AT, ID]));

test.each<[string, string]>([
  ['made up', 'abc'],
  ['no list', Buffer.from('{"a":1}').toString('base64url')],
  ['too short', cursorOf([AT])],
  ['too long', cursorOf([AT, ID, ID])],
  ['of another list', cursorOf([ID, AT])],
  ['with a moment of no calendar', cursorOf(['+300000-01-01T00:00:00.000Z', ID])],
  ['with an object for a value', Buffer.from(JSON.stringify([AT, { $ne: null }])).toString('base64url')],
])('a cursor %s is refused', (_, cursor) =>
  expect(() => readCursor(cursor, PARTS)).toThrow(new DomainError('CURSOR_FORMAT')),
);
