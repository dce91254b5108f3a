import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Logger } from '@nestjs/common';
import type { Language } from '#libs/kernel';

/** A page as the program of the portal draws it (apps/portal/src/server.tsx). */
export interface Drawn {
  readonly status: 200 | 404 | 503;
  readonly title?: string;
  readonly description?: string;
  readonly html: string;
  readonly answers: string;
}

/** What the portal brings for the gateway, in one language. */
interface Program {
  draw(address: string): Promise<Drawn>;
  /** The paths of all pages that search engines may list. */
  paths(): Promise<readonly string[]>;
}

/** How the program asks the API. */
export type Road = (address: string, init: RequestInit) => Promise<Response>;

/** How old a page may be: long enough for a rush on one page, short enough for live figures. */
const FRESH_MS = 10_000;
const PATHS_FRESH_MS = 3_600_000;
/** Pages kept at once: some 20 MB. */
const KEPT_MOST = 400;
/** As long as a browser would wait for the same answers. */
const PATIENCE_MS = 15_000;

/** Drawing takes the processor for some ten milliseconds: of many new addresses at once the others are left to the browsers. */
const DRAWN_AT_ONCE = 16;

const log = new Logger('Pages');

/** Draws the pages of the public before they are sent, so that they can be read without script. */
export class PublicPages {
  private readonly programs = new Map<Language, Promise<Program>>();
  private readonly pages = new Kept<Drawn | undefined>(FRESH_MS, KEPT_MOST);
  private readonly lists = new Kept<readonly string[]>(PATHS_FRESH_MS, 1);
  private underWay = 0;

  /** @param folder of the built program, with a folder for each language */
  constructor(
    private readonly folder: string,
    private readonly road: Road,
  ) {}

  /** @returns undefined where it could not be drawn in time: then the browser draws it */
  async draw(language: Language, address: string): Promise<Drawn | undefined> {
    if (this.underWay >= DRAWN_AT_ONCE && !this.pages.has(address)) return undefined;
    return this.pages.get(address, async (forget) => {
      this.underWay += 1;
      try {
        const program = await this.program(language);
        const drawn = await within(PATIENCE_MS, program.draw(address));
        if (drawn?.status === 200) return drawn;
        forget();
        return drawn;
      } catch (error) {
        forget();
        log.error(`${address}: ${String(error instanceof Error ? error.stack : error)}`);
        return undefined;
      } finally {
        this.underWay -= 1;
      }
    });
  }

  /** The paths for the sitemap, without a language. */
  paths(): Promise<readonly string[]> {
    return this.lists.get('paths', async (forget) => {
      try {
        return await (await this.program('zh-CN')).paths();
      } catch (error) {
        forget();
        throw error;
      }
    });
  }

  /** One for each language: a program knows only one, as a browser does. */
  private program(language: Language): Promise<Program> {
    const known = this.programs.get(language);
    if (known) return known;
    const program = import(pathToFileURL(join(this.folder, language, 'server.js')).href).then(
      ({ start }: { start: (language: Language, road: Road) => Promise<Program> }) =>
        start(language, this.road),
    );
    this.programs.set(language, program);
    program.catch(() => this.programs.delete(language));
    return program;
  }
}

/** Answers that are kept for a while; whoever asks meanwhile waits for the same. */
class Kept<Answer> {
  private readonly answers = new Map<string, { readonly answer: Promise<Answer>; readonly until: number }>();

  constructor(
    private readonly freshMs: number,
    private readonly most: number,
  ) {}

  has(key: string): boolean {
    return this.fresh(key) !== undefined;
  }

  get(key: string, make: (forget: () => void) => Promise<Answer>): Promise<Answer> {
    const kept = this.fresh(key);
    if (kept) return kept;
    const answer = make(() => this.answers.delete(key));
    this.answers.delete(key);
    this.answers.set(key, { answer, until: Date.now() + this.freshMs });
    // The oldest stands first.
    if (this.answers.size > this.most) this.answers.delete(this.answers.keys().next().value!);
    return answer;
  }

  private fresh(key: string): Promise<Answer> | undefined {
    const kept = this.answers.get(key);
    return kept && kept.until > Date.now() ? kept.answer : undefined;
  }
}

async function within<Answer>(patienceMs: number, answer: Promise<Answer>): Promise<Answer | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<undefined>((resolve) => (timer = setTimeout(resolve, patienceMs, undefined)));
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
