import { DriverException, UniqueConstraintViolationException } from '@mikro-orm/core';
import { tellable } from './driver-errors.js';

const SECRET = 'scrypt$of-a-password';

function fromDatabase(fields: object): Error {
  return Object.assign(new Error(`invalid input syntax for type uuid: "${SECRET}"`), fields);
}

test('names what the database refused, and quotes no value', () => {
  const told = tellable(
    new UniqueConstraintViolationException(
      fromDatabase({
        code: '23505',
        detail: `Key (account)=(${SECRET}) already exists.`,
        table: 'person',
        constraint: 'person_account_key_unique',
      }),
    ),
  );
  expect(told.message).toBe(
    'UniqueConstraintViolationException, 23505, constraint person_account_key_unique, table person',
  );
  expect(told.stack).toMatch(/^ +at /);
  expect(JSON.stringify(told)).not.toContain(SECRET);
});

test('tells the class alone when the driver knows no more', () => {
  expect(tellable(new DriverException(fromDatabase({}))).message).toBe('DriverException');
});

test('leaves other errors as they are', () => {
  const bug = new TypeError('x is not a function');
  expect(tellable(bug)).toEqual({ message: 'TypeError: x is not a function', stack: bug.stack });
  expect(tellable('text')).toEqual({ message: 'text', stack: undefined });
});
