import type { EntityManager } from '@mikro-orm/postgresql';

/** A statement that PostgreSQL reads and plans once per connection. One name stands for one text. */
export interface NamedStatement {
  readonly name: string;
  /** With $1, $2 … for the values. */
  readonly text: string;
}

/** Runs a statement on a connection of its own: not for what must see the changes of a transaction. */
export async function runNamed<Row extends object>(
  em: EntityManager,
  { name, text }: NamedStatement,
  values: readonly unknown[],
): Promise<Row[]> {
  const pool = await em.getConnection().getNativeClient();
  return (await pool.query<Row>({ name, text, values: [...values] })).rows;
}
