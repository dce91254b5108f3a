import { aPlatformWithVictim, type Victim } from '../../../support/attack.js';
import { FIRST_START_MS, type TestPlatform } from '../../../support/a-platform.js';
import { badInput } from './bad-input.js';
import { documents } from './documents.js';
import { doors } from './doors.js';
import { tokens } from './tokens.js';

/*
 * Attacks against the running platform, as tables. Nothing here knows the inside but for what an attack needs to forge.
 */

const LONG = 240_000;
let platform: TestPlatform;
let victim: Victim;

beforeAll(async () => {
  ({ platform, victim } = await aPlatformWithVictim());
}, FIRST_START_MS + LONG);

afterAll(() => platform?.stop(), LONG);

doors(
  () => platform,
  () => victim,
);
tokens(() => platform);
documents(() => platform);
badInput(
  () => platform,
  () => victim,
);
