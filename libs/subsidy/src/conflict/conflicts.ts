import type { EntityManager } from '@mikro-orm/postgresql';
import { notFound, type Noun } from '#libs/kernel';
import { policyAt } from '#libs/policy';
import { DUTIES } from '../policy/subsidy.policies.js';
import { conflicted } from './conflict.rules.js';

/**
 * The enterprises and providers with which people have to do today: declared, or because they act or acted for them.
 * Officials see and decide nothing of theirs.
 */
export async function blockedFor(
  em: EntityManager,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { coolingOffYears } = await policyAt(em, DUTIES);
  const rows = await em.execute<{ person_id: string; subject_id: string }[]>(
    `with person as (select jsonb_array_elements_text(cast(? as jsonb)) as id),
          today as (select (clock.now() at time zone 'Asia/Shanghai')::date as day)
     select conflict.person_id, conflict.subject_id from conflict join person on person.id = conflict.person_id, today
      where conflict.from_on <= day and coalesce(conflict.to_on, 'infinity') >= day
     union
     select membership.person_id, membership.organisation_id from membership join person on person.id = membership.person_id
      where organisation_kind in ('ENTERPRISE', 'PROVIDER')
        and coalesce(ended_at, 'infinity') > clock.now() - make_interval(years => ?)`,
    [JSON.stringify(personIds), coolingOffYears],
  );
  const blocked = new Map<string, Set<string>>(personIds.map((id) => [id, new Set()]));
  for (const { person_id, subject_id } of rows) blocked.get(person_id)?.add(subject_id);
  return blocked;
}

export async function blockedOf(em: EntityManager, personId: string): Promise<ReadonlySet<string>> {
  return (await blockedFor(em, [personId])).get(personId)!;
}

/** @throws DomainError NOT_FOUND: who has a conflict is not told that the file exists */
export async function assertUnconflicted(
  em: EntityManager,
  file: { readonly enterpriseId: string; readonly providerId: string },
  personId: string,
  noun: Noun = 'redemption',
): Promise<void> {
  if (conflicted({ blocked: await blockedOf(em, personId) }, file)) throw notFound(noun);
}
