/** Double entry without a word of the domain: accounts, transfers, reservations. The database keeps it true. */
export * from './ledger.entity.js';
export * from './ledger.js';
export * from './period.entity.js';
export * from './periods.js';
