/** What a schema holds besides its tables: functions, views and rights, read from the files that say them. */
export * from './schema-text.js';
