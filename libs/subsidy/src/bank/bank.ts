/** A file as it travels to the bank or from it. The name is what the bank tells files apart by. */
export interface BankDocument {
  readonly name: string;
  readonly content: string;
}

/** What came from the bank: its answers to payment files, and the statement of a day. */
export interface Incoming extends BankDocument {
  readonly kind: 'ANSWER' | 'STATEMENT';
}

/** The way to the bank. */
export abstract class Bank {
  /**
   * Hands a file over exactly once by its name: called again, at the same moment or after a kill at any point, it ends
   * what was begun or does nothing. It takes no part in a transaction of the caller.
   */
  abstract deliver(document: BankDocument): Promise<void>;
  /** What has come and was not put away yet, oldest first. */
  abstract incoming(): Promise<readonly Incoming[]>;
  /** Puts an incoming file away after it was taken in. */
  abstract putAway(name: string): Promise<void>;
}
