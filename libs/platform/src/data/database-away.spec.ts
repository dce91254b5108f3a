import { DriverException } from '@mikro-orm/core';
import { databaseAway } from './database-away.js';

const failing = (code: string, message = 'no') => Object.assign(new Error(message), { code });

test.each(['ECONNREFUSED', '57P03', '53300'])('%s: it was not let in, so nothing happened', (code) => {
  expect(databaseAway(new DriverException(failing(code)))).toEqual({ mayHaveHappened: false });
});

test.each([
  failing('57P01', 'terminating connection due to administrator command'),
  failing('ECONNRESET'),
  new Error('Connection terminated unexpectedly'),
  new Error('Client has encountered a connection error and is not queryable'),
])('%s: the connection broke, so it may have happened', (error) => {
  expect(databaseAway(error)).toEqual({ mayHaveHappened: true });
});

test.each(['23505', '40001', '22P02', '42501'])('%s is what a database says that is there', (code) => {
  expect(databaseAway(new DriverException(failing(code)))).toBeUndefined();
});
