import { beforeEach, expect, test } from '@jest/globals';
import { keepFresh } from './keep-fresh.js';

class Page extends EventTarget {
  hidden = false;
  turn(hidden: boolean): void {
    this.hidden = hidden;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

const page = new Page();
let asked = 0;
const ask = async (): Promise<void> => {
  asked += 1;
};
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

beforeEach(() => {
  globalThis.document = page as unknown as Document;
  page.hidden = false;
  asked = 0;
});

test('asks at once and again while the page is visible', async () => {
  const controller = new AbortController();
  const done = keepFresh(ask, 10, controller.signal);
  expect(asked).toBe(1);
  await wait(100);
  expect(asked).toBeGreaterThan(2);
  controller.abort();
  await done;
});

test('asks nothing while the page is hidden, and at once when it is shown again', async () => {
  const controller = new AbortController();
  const done = keepFresh(ask, 10, controller.signal);
  page.turn(true);
  await wait(100);
  expect(asked).toBe(1);
  page.turn(false);
  await wait(0);
  expect(asked).toBe(2);
  controller.abort();
  await done;
});

test.each([true, false])('ends when it is told to, hidden or not (hidden: %s)', async (hidden) => {
  const controller = new AbortController();
  page.hidden = hidden;
  const done = keepFresh(ask, 10_000, controller.signal);
  await wait(0);
  controller.abort();
  await done;
  expect(asked).toBe(1);
});
