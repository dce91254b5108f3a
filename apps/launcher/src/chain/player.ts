import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { tokenFor } from '../token.js';

/** A refusal of the platform, as a caller sees it. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Milliseconds; a first start leaves thousands of events to take in. */
const PATIENCE = 60_000;

/** Somebody who takes part in the chain: an account of their own, entering by the public endpoint only. */
export class Player {
  private token: Promise<string> | undefined;

  constructor(
    /** As it is printed: the account and what the person is. */
    readonly title: string,
    private readonly origin: string,
    private readonly signIn: () => Promise<string>,
  ) {}

  static person(origin: string, account: string, password: string, title: string): Player {
    return new Player(`${account} · ${title}`, origin, () => tokenFor(origin, account, password));
  }

  static visitor(origin: string): Player {
    return new Player('anybody', origin, () => Promise.resolve(''));
  }

  /**
   * Sends one document to `/graphql`.
   * @throws Refused with the code of the first error
   */
  async ask<T>(document: string, variables: Record<string, unknown> = {}): Promise<T> {
    const token = await (this.token ??= this.signIn());
    const response = await fetch(`${this.origin}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'accept-language': 'en',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      body: JSON.stringify({ query: document, variables }),
    });
    const { data, errors } = (await response.json()) as {
      data: T;
      errors?: { message: string; extensions?: { code?: string } }[];
    };
    const [first] = errors ?? [];
    if (first) throw new Refused(first.extensions?.code ?? 'UNKNOWN', first.message);
    return data;
  }

  /** A command with a key of its own; a new one each time unless a repetition is wanted. */
  do<T>(document: string, variables: Record<string, unknown> = {}, key: string = randomUUID()): Promise<T> {
    return this.ask<T>(document, { ...variables, key });
  }

  /** Asks until the answer is as it should be: what another service knows arrives a moment later by an event. */
  async until<T>(question: () => Promise<T>, holds: (answer: T) => boolean, what: string): Promise<T> {
    const deadline = Date.now() + PATIENCE;
    for (;;) {
      const answer = await question().catch((error: unknown) => {
        if (error instanceof Refused && Date.now() < deadline) return undefined;
        throw error;
      });
      if (answer !== undefined && holds(answer)) return answer;
      if (Date.now() > deadline) throw new Error(`${what}: did not come true within ${PATIENCE / 1000} s`);
      await sleep(100);
    }
  }
}
