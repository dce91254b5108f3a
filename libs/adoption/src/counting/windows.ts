import type { EntityManager } from '@mikro-orm/postgresql';
import type { Policies } from '#libs/policy';
import { startOfDay } from './calendar.rules.js';
import type { WindowsOn } from './counting.rules.js';
import { COUNTING } from '../policy/counting.policy.js';

/** The windows of counting as they were published, for any day of use. */
export async function windowsOf(policies: Policies, em: EntityManager): Promise<WindowsOn> {
  const at = await policies.timeline(em, COUNTING);
  return (day) => at(startOfDay(day));
}
