import { wrap } from '@mikro-orm/core';
import type { Data } from './commands.js';

/** The data of an entity without its behaviour. */
export function dataOf<T extends object>(entity: T): Data<T> {
  return wrap(entity).toPOJO() as unknown as Data<T>;
}
