import type { JWK } from 'jose';
import type { Operation } from './operations.js';

/** A refusal of a service, as the one who asked sees it. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Somebody with an account who takes part in stories, or the machine of a provider. */
export interface Person {
  readonly account: string;
  readonly personId: string;
  /** Of the company or authority for which the person acts; empty for who acts for none. */
  readonly organisationId: string;
  /** Its private key, where it is a machine; `personId` is its client id then. */
  readonly machine?: JWK;
}

/** Where the services answer, and who may come in. */
export interface Doors {
  /** The answer to an operation's one field. @throws Refused with the code of the first error */
  ask<T>(by: Person, operation: Operation, variables: Record<string, unknown>): Promise<T>;
  /** Sends the bytes of an upload that was announced; nothing where they have arrived before. */
  send(by: Person, address: string, bytes: Buffer): Promise<void>;
}
