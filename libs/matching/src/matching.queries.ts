import { wrap, type FilterQuery } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { cityOf, covers, type Actor, type DivisionCode, type Membership, type Privilege } from '#libs/kernel';
import type { Data } from '#libs/platform';
import { GUANGDONG } from '#libs/reference';
import { Bid } from './bid/bid.entity.js';
import { AdmittedProvider } from './copies/copies.entity.js';
import type { Contract } from './contract/contract.entity.js';
import type { Need } from './need/need.entity.js';

/** The data of an entity without its behaviour. */
export function dataOf<T extends object>(entity: T): Data<T> {
  return wrap(entity).toPOJO() as unknown as Data<T>;
}

/** As whom somebody acts for an enterprise that asked them to, whether or not they belong to it. */
export function membershipFor(by: Actor, enterpriseId: string): Membership {
  const own = by.memberships.find(({ organisationId }) => organisationId === enterpriseId);
  return (
    own ?? {
      organisationId: enterpriseId,
      organisationKind: 'ENTERPRISE',
      role: 'ENTERPRISE_VIEWER',
      divisionCode: null,
    }
  );
}

/** The divisions whose files an official handles; the whole province where the membership names none. */
function divisionsOf(by: Actor, privilege: Privilege): DivisionCode[] {
  return by
    .holding(privilege)
    .filter(({ organisationKind }) => organisationKind !== 'ENTERPRISE' && organisationKind !== 'PROVIDER')
    .map(({ divisionCode }) => divisionCode ?? GUANGDONG);
}

/** Whether the whole province is among them. MikroORM leaves an empty condition out of `$or`, so it is asked first. */
function reachAll(divisions: readonly DivisionCode[]): boolean {
  return divisions.some((division) => covers(division, GUANGDONG));
}

function inDivision(outer: DivisionCode): { cityCode?: string; divisionCode?: string } {
  return outer === cityOf(outer) ? { cityCode: outer } : { divisionCode: outer };
}

/** For rows that keep the code of their division only: one condition per division whose files an official handles. */
export function divisionCondition(by: Actor, privilege: Privilege): { divisionCode: object }[] {
  return divisionsOf(by, privilege).map((division) => ({
    divisionCode: reachAll([division])
      ? { $ne: null }
      : division === cityOf(division)
        ? { $like: `${division.slice(0, 4)}%` }
        : { $eq: division },
  }));
}

/** Whether one of the person's providers is in the pool, which is what opens needs to it. */
export async function sellsInPool(em: EntityManager, by: Actor): Promise<boolean> {
  const providers = by.organisations('PROVIDER', 'need.read');
  return providers.length > 0 && (await em.count(AdmittedProvider, { id: { $in: providers } })) > 0;
}

/**
 * The needs that a person may see: an enterprise its own, officials those of their divisions, providers of the pool the
 * open ones, and a provider those it bid for whatever became of them.
 */
export async function needsSeenBy(em: EntityManager, by: Actor, now: Date): Promise<FilterQuery<Need>> {
  const divisions = divisionsOf(by, 'need.read');
  if (reachAll(divisions)) return {};
  const providers = by.organisations('PROVIDER', 'need.read');
  const bids =
    providers.length > 0
      ? await em.find(Bid, { providerId: { $in: providers } }, { fields: ['needId'] })
      : [];
  return {
    $or: [
      { enterpriseId: { $in: by.organisations('ENTERPRISE', 'need.read') } },
      { id: { $in: bids.map(({ needId }) => needId) } },
      ...divisions.map(inDivision),
      ...((await sellsInPool(em, by))
        ? [{ bidDeadline: { $gt: now }, awardedAt: null, closedAt: null }]
        : []),
    ],
  };
}

/** The contracts that a person may see: those of the own side, and for officials those of their divisions. */
export function contractsSeenBy(by: Actor): FilterQuery<Contract> {
  const divisions = divisionsOf(by, 'contract.read');
  if (reachAll(divisions)) return {};
  return {
    $or: [
      { enterpriseId: { $in: by.organisations('ENTERPRISE', 'contract.read') } },
      { providerId: { $in: by.organisations('PROVIDER', 'contract.read') } },
      ...divisions.map(inDivision),
    ],
  };
}

export interface SealState {
  readonly bidDeadline: Date;
  /** By the database's clock: the deadline has come. */
  readonly open: boolean;
  /** Null before the deadline, and where no bid came. */
  readonly wrappedPrivateKey: string | null;
}

/**
 * Asks for the key that opens a need's bids. The database answers it only when its own clock is past the deadline, waits
 * for an extension that is under way, and puts the first release on record.
 */
export async function releasedKey(em: EntityManager, needId: string): Promise<SealState | undefined> {
  const [row] = await em.execute<
    { bid_deadline: string | Date; is_open: boolean; wrapped_private_key: string | null }[]
  >('select bid_deadline, is_open, wrapped_private_key from seal_state(?)', [needId]);
  return (
    row && {
      bidDeadline: new Date(row.bid_deadline),
      open: row.is_open,
      wrappedPrivateKey: row.wrapped_private_key,
    }
  );
}
