import type { Client } from '../a-service.js';
import type { AnswerOf } from './typed.js';

/** What the type check makes of documents; the calls are never made. */
test('a document that its schema refuses, or that lacks a variable, does not pass the type check', () => {
  const calls = (by: Client) => [
    by.query('{ goals { code } }'),
    // @ts-expect-error there is no such field
    by.query('{ goals { colour } }'),
    // @ts-expect-error the variable is missing
    by.query('query ($id: ID!) { enterprise(id: $id) { id } }'),
    // @ts-expect-error the variable is of another type
    by.query('query ($id: ID!) { enterprise(id: $id) { id } }', { id: 1 }),
  ];
  const counted: AnswerOf<'{ goals { code } }'>['goals'][number]['code'] = 'ON_CLOUD';
  expect([typeof calls, counted]).toEqual(['function', 'ON_CLOUD']);
});
