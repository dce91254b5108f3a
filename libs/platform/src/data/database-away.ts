/** The server could not be reached, or did not let in: nothing that was to be done there has begun. */
const NOT_LET_IN = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  '08001',
  '08004',
  '53300',
  '57P03',
]);
/** A connection broke under what was being done: whether its commit arrived is known to the server alone. */
const BROKE_OFF = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', '08000', '08003', '08006', '57P01', '57P02']);
/** What the driver says without a code. */
const SAID_NOT_LET_IN = /timeout exceeded when trying to connect/;
const SAID_BROKE_OFF =
  /Connection terminated|connection error and is not queryable|Client was closed|server closed the connection/;

/**
 * Whether an error says that the database is away or restarts, as against what is wrong with a statement.
 * @returns whether what was asked for may have happened nevertheless; undefined when the database is not away
 */
export function databaseAway(error: Error): { readonly mayHaveHappened: boolean } | undefined {
  const code = 'code' in error ? String(error.code) : '';
  if (NOT_LET_IN.has(code) || SAID_NOT_LET_IN.test(error.message)) return { mayHaveHappened: false };
  if (BROKE_OFF.has(code) || SAID_BROKE_OFF.test(error.message)) return { mayHaveHappened: true };
  return undefined;
}
