import { DriverException } from '@mikro-orm/core';

/**
 * What may be written of an error. The database quotes values in its messages and details, so of what it says only the
 * code and the names of constraint, table and column are told.
 */
export function tellable(error: unknown): { readonly message: string; readonly stack: string | undefined } {
  if (!(error instanceof Error)) return { message: String(error), stack: undefined };
  if (!(error instanceof DriverException)) return { message: String(error), stack: error.stack };
  const { code, constraint, table, column, routine } = error as DriverException &
    Record<'constraint' | 'table' | 'column' | 'routine', string | undefined>;
  const facts = Object.entries({ constraint, table, column, routine }).filter(([, value]) => value);
  const told = [error.name, code ?? '', ...facts.map(([name, value]) => `${name} ${value}`)];
  return {
    message: told.filter((each) => each !== '').join(', '),
    stack: error.stack?.match(/^ +at .*$/gm)?.join('\n'),
  };
}
