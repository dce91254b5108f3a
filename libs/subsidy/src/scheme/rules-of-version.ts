import type { EntityManager } from '@mikro-orm/postgresql';
import { parseRules, type SchemeRules } from './scheme-rules.js';
import { SchemeVersion } from './scheme-version.entity.js';

/** A version is never changed, so it is read and checked once in a process. */
const known = new Map<string, SchemeRules>();

/** The rules of a version. */
export async function rulesOfVersion(em: EntityManager, schemeVersionId: string): Promise<SchemeRules> {
  const rules =
    known.get(schemeVersionId) ??
    parseRules((await em.findOneOrFail(SchemeVersion, schemeVersionId, { disableIdentityMap: true })).rules);
  known.set(schemeVersionId, rules);
  return rules;
}
