import type { EntityManager } from '@mikro-orm/postgresql';
import { dayOf, DomainError, newId, type LocalDate } from '#libs/kernel';
import { ControlCheck } from './control.entity.js';

/** A share from which companies count as related (国家税务总局公告 2016 年第 42 号, 二: 25 %). */
const COUNTS_FROM_BASIS_POINTS = 2500;

/** How two companies stand to each other on a day. */
interface Relation {
  /** Who controls both: one of the two, or a third. Empty when nothing connects them. */
  readonly controllers: readonly string[];
  /** The edges that lead from those to the two; where nothing connects them, all that lead to either. */
  readonly edges: readonly string[];
}

/**
 * Whether one of two companies controls the other, or somebody controls both, over any number of steps. Companies with the
 * same legal representative stand for each other. Circles end where they began: `union` passes over what was reached.
 */
async function relationOf(em: EntityManager, one: string, other: string, day: LocalDate): Promise<Relation> {
  const [row] = await em.execute<{ controllers: string[]; above: string[]; path: string[] }[]>(RELATION, [
    day,
    COUNTS_FROM_BASIS_POINTS,
    one,
    other,
  ]);
  const { controllers, above, path } = row!;
  return { controllers, edges: controllers.length > 0 ? path : above };
}

// A step leads from a controller to what it controls; a shared legal representative is a step in both directions.
const RELATION = `
  with recursive asked (day, least) as (values (cast(? as date), cast(? as int))),
  live as not materialized (
    select edge.id, edge.holder, edge.held, edge.kind from control_edge edge, asked
     where edge.from_on <= asked.day and coalesce(edge.to_on, 'infinity') >= asked.day
       and coalesce(edge.share_basis_points, 10000) >= asked.least
  ),
  step as not materialized (
    select id, holder, held from live
    union all
    select id, held, holder from live where kind = 'SAME_LEGAL_REPRESENTATIVE'
  ),
  above (side, code) as (
    values (1, cast(? as text)), (2, cast(? as text))
    union
    select above.side, step.holder from above join step on step.held = above.code
  ),
  shared as (
    select code from above where side = 1 intersect select code from above where side = 2
  ),
  below (code) as (
    select code from shared
    union
    select step.held from below join step on step.holder = below.code
     where step.held in (select code from above)
  )
  select array(select code from shared order by code) as controllers,
         array(select distinct step.id::text from step join above on above.code = step.held order by 1) as above,
         array(select distinct step.id::text from step
                where step.holder in (select code from below) and step.held in (select code from above)
                order by 1) as path`;

/**
 * Lets an act pass between an enterprise and a provider that nothing connects, and keeps on what.
 * @param act what is done, and on which thing
 * @throws DomainError RELATED_PARTIES naming who controls both
 */
export async function assertUnrelated(
  em: EntityManager,
  { enterpriseCode, providerCode }: { readonly enterpriseCode: string; readonly providerCode: string },
  { act, subjectId }: { readonly act: string; readonly subjectId: string },
  now: Date,
): Promise<void> {
  const { controllers, edges } = await relationOf(em, enterpriseCode, providerCode, dayOf(now));
  if (controllers.length > 0) throw new DomainError('RELATED_PARTIES', { controllers: [...controllers] });
  em.create(ControlCheck, { id: newId(), act, subjectId, enterpriseCode, providerCode, edges, at: now });
}
