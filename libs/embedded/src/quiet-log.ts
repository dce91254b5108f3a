/**
 * The server's log says what failed and where, but quotes no statement, parameter or row: they hold names, accounts and
 * password hashes, and a log is read by more people than a table.
 */
export const QUIET_LOG: Readonly<Record<string, string>> = {
  log_min_error_statement: 'panic',
  log_parameter_max_length_on_error: '0',
  log_error_verbosity: 'terse',
};
