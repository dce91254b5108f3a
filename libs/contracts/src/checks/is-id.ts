import { Matches, type ValidationOptions } from 'class-validator';
import { ID } from '#libs/kernel';

/** An id as services write it to each other: a UUID in small letters, so that two equal ids are equal text. */
export function IsId(options?: ValidationOptions): PropertyDecorator {
  return Matches(ID, options);
}
