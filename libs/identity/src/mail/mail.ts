/** What is written to a person. */
export interface Letter {
  readonly personId: string;
  readonly account: string;
  readonly displayName: string;
  readonly subject: string;
  readonly text: string;
}

/** How the platform writes to people. Where nothing else is provided, letters are laid into a folder. */
export abstract class Mail {
  abstract send(letter: Letter): Promise<void>;
}
