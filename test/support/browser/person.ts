import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { findingsOn } from './findings.ts';

export type Language = 'zh-CN' | 'en';

/** An owner's phone, and the screen of an office. */
export const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } } as const;
export type Size = keyof typeof SIZES;

export interface AboutPerson {
  readonly language?: Language;
  readonly size?: Size;
  /** Off for who reads without script. */
  readonly script?: 'off';
}

type Name = string | RegExp;

/** What a page shows from memory, and what the browser shows it with: no host is asked. */
const OF_THE_BROWSER = /^(blob|chrome|chrome-extension):/;

/**
 * Somebody before the pages in a browser of their own. Finds things as people do, by role and by label, and waits for
 * what the page says, never for time. What a page does wrong on the way (errors in the console, which are also breaches
 * of the policy, and requests to other hosts) is kept in `faults`.
 */
export class Person {
  readonly faults: string[] = [];
  readonly page: Page;
  private readonly context: BrowserContext;
  private readonly origin: string;

  private constructor(origin: string, context: BrowserContext, page: Page) {
    this.origin = origin;
    this.context = context;
    this.page = page;
  }

  static async before(browser: Browser, origin: string, about: AboutPerson = {}): Promise<Person> {
    const context = await browser.newContext({
      locale: about.language ?? 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      viewport: SIZES[about.size ?? 'desktop'],
      reducedMotion: 'reduce',
      javaScriptEnabled: about.script !== 'off',
    });
    const person = new Person(origin, context, await context.newPage());
    context.on('page', (page) => person.watch(page));
    person.watch(person.page);
    return person;
  }

  /** By the pages of the portal and of the issuer, as everybody does. */
  async signsIn(account: string, password: string, returnTo = '/work'): Promise<void> {
    await this.page.goto(`${this.origin}/session/sign-in?returnTo=${encodeURIComponent(returnTo)}`);
    await this.fillsSignIn(this.page, account, password);
    // Whoever's browser is English is led to the English address.
    await this.page.waitForURL(
      (url) => url.href === this.origin + returnTo || url.href === `${this.origin}/en${returnTo}`,
    );
    await this.settled();
  }

  /** The issuer's form, wherever it is open. */
  async fillsSignIn(page: Page, account: string, password: string): Promise<void> {
    await page.locator('input[name=account]').fill(account);
    await page.locator('input[name=password]').fill(password);
    await page.locator('button[type=submit]').first().click();
  }

  async opens(path: string): Promise<void> {
    await this.page.goto(this.origin + path);
    await this.settled();
  }

  /** Waits until the page stands: its heading is there and nothing says that it is still busy. */
  async settled(): Promise<void> {
    await this.page.locator('h1').first().waitFor();
    await this.page.waitForFunction(() => !document.querySelector('[aria-busy=true]'));
    await this.page.evaluate(() => document.fonts.ready.then(() => undefined));
  }

  async follows(name: Name): Promise<void> {
    await this.page.getByRole('link', { name }).first().click();
    await this.settled();
  }

  async presses(name: Name): Promise<void> {
    await this.page.getByRole('button', { name }).first().click();
    await this.settled();
  }

  /** A key, or several at once: `Control+Enter`. */
  async hits(key: string): Promise<void> {
    await this.page.keyboard.press(key);
    await this.settled();
  }

  async types(label: Name, text: string): Promise<void> {
    await this.page.getByLabel(label).fill(text);
  }

  /** In a list that opens, or between choices that lie open. */
  async chooses(label: Name, option: string): Promise<void> {
    const field = this.page.getByLabel(label).first();
    if ((await field.evaluate((element) => element.tagName)) === 'SELECT') {
      await field.selectOption({ label: option });
      return;
    }
    await field.click();
    await this.page.getByRole('option', { name: option }).first().click();
  }

  /** Waits until it can be read somewhere; gives where. */
  async sees(text: Name): Promise<Locator> {
    const found = this.page.getByText(text).first();
    await found.waitFor();
    return found;
  }

  async seesHeading(name: Name): Promise<void> {
    await this.page.getByRole('heading', { name }).first().waitFor();
  }

  heading(): Promise<string> {
    return this.page.locator('h1').first().innerText();
  }

  async speaks(language: Language): Promise<void> {
    if ((await this.page.locator('html').getAttribute('lang')) === language) return;
    // On a phone it lies in the menu.
    await this.page.evaluate(() => document.querySelector<HTMLElement>('.header-tools a[hreflang]')?.click());
    await this.page.locator(`html[lang="${language}"]`).waitFor();
    await this.settled();
  }

  async takes(size: Size): Promise<void> {
    await this.page.setViewportSize(SIZES[size]);
    if (this.page.url().startsWith(this.origin)) await this.settled();
  }

  /** What axe finds wrong with the page as it stands. */
  findings(): Promise<string[]> {
    return findingsOn(this.page);
  }

  /** What the test itself brought about. */
  forgives(pattern: RegExp): void {
    this.faults.splice(0, this.faults.length, ...this.faults.filter((fault) => !pattern.test(fault)));
  }

  leaves(): Promise<void> {
    return this.context.close();
  }

  private watch(page: Page): void {
    page.on('console', (message) => {
      if (message.type() === 'error') this.faults.push(`${page.url()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.faults.push(`${page.url()}: ${error.message}`));
    page.on('request', (request) => {
      if (!request.url().startsWith(`${this.origin}/`) && !OF_THE_BROWSER.test(request.url()))
        this.faults.push(`${page.url()} asks ${request.url()}`);
    });
  }
}
