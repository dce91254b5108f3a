import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { DomainError } from '#libs/kernel';

/**
 * Words for a unique index that stopped a write: `commands.run(...).catch(whenTaken('enterprise_code_unique', 'ENTERPRISE_EXISTS'))`.
 * The index decides, whatever was looked up before; other errors pass.
 */
export function whenTaken(index: string, code: string): (error: unknown) => never {
  return (error) => {
    const taken = error instanceof UniqueConstraintViolationException && error.message.includes(index);
    throw taken ? new DomainError(code) : error;
  };
}
