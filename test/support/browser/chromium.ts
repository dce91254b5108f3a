import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** Where Debian and others put it. */
const PLACES = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** Why no page can be opened on this machine; undefined when one can. `REQUIRE_CHROMIUM=1` turns a lack into a failure. */
export function chromiumAbsent(): string | undefined {
  if (programPath()) return undefined;
  const missing = `no Chromium was found (${PLACES.filter(Boolean).join(', ')})`;
  if (process.env['REQUIRE_CHROMIUM']) throw new Error(`Chromium is required, but ${missing}`);
  return missing;
}

export function startChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: programPath(),
    // A container has no sandbox for the user root and little shared memory.
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
}

function programPath(): string | undefined {
  return PLACES.find((path) => path && existsSync(path));
}
