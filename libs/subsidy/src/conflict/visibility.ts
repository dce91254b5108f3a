import type { EntityManager } from '@mikro-orm/postgresql';
import { type Actor, cityOf, type Privilege } from '#libs/kernel';
import { conflicted } from './conflict.rules.js';
import { blockedOf } from './conflicts.js';

/** Whose file a voucher is. Before certification no bureau is known, so only the province sees it. */
export function scopeOf(file: { enterpriseId: string; providerId: string; divisionCode?: string | null }): {
  organisationId: string[];
  divisionCode: string;
} {
  return {
    organisationId: [file.enterpriseId, file.providerId],
    divisionCode: file.divisionCode ?? '440000',
  };
}

interface Unconflicted {
  readonly enterpriseId: { $nin: string[] };
  readonly providerId: { $nin: string[] };
}

type Visible =
  | { readonly enterpriseId: { $in: string[] } }
  | { readonly providerId: { $in: string[] } }
  | Unconflicted
  | ({ readonly divisionCode: { $like: string } } & Partial<Unconflicted>);

/**
 * The files of this room that an actor may see, as a condition.
 * @param blocked enterprises and providers with which an official has to do: as an official one sees nothing of theirs
 */
export function visibleTo(
  by: Actor,
  privilege: 'voucher.read' | 'redemption.read' | 'recovery.read',
  blocked: ReadonlySet<string> = new Set(),
): { $or?: Visible[] } {
  const holding = by.holding(privilege);
  const organisations = holding
    .filter(({ organisationKind }) => organisationKind === 'ENTERPRISE' || organisationKind === 'PROVIDER')
    .map(({ organisationId }) => organisationId);
  const officials = holding.filter(
    ({ organisationKind }) => organisationKind !== 'ENTERPRISE' && organisationKind !== 'PROVIDER',
  );
  const own = [{ enterpriseId: { $in: organisations } }, { providerId: { $in: organisations } }];
  const free =
    blocked.size > 0
      ? { enterpriseId: { $nin: [...blocked] }, providerId: { $nin: [...blocked] } }
      : undefined;
  if (officials.some(({ divisionCode }) => divisionCode === null || divisionCode.endsWith('0000')))
    return free ? { $or: [...own, free] } : {};
  return {
    $or: [
      ...own,
      ...officials.map(({ divisionCode }) => ({ divisionCode: { $like: prefixOf(divisionCode!) }, ...free })),
    ],
  };
}

/** The codes that lie in a division all begin with the same digits. */
function prefixOf(divisionCode: string): string {
  return `${cityOf(divisionCode) === divisionCode ? divisionCode.slice(0, 4) : divisionCode}%`;
}

/** Whether a file is one of the actor's own enterprise or provider. */
export function isParty(file: { enterpriseId: string; providerId: string }, by: Actor): boolean {
  const own = [
    ...by.organisations('ENTERPRISE', 'redemption.read'),
    ...by.organisations('PROVIDER', 'redemption.read'),
  ];
  return own.includes(file.enterpriseId) || own.includes(file.providerId);
}

interface OwnedFile {
  readonly enterpriseId: string;
  readonly providerId: string;
  readonly divisionCode?: string | null;
}

/**
 * The files among some that an actor sees under a privilege: those of the own organisations, and as an official those of
 * the division, but none of a party with which the actor has to do.
 */
export async function seenBy<F extends OwnedFile>(
  em: EntityManager,
  by: Actor,
  privilege: Privilege,
  files: readonly F[],
): Promise<F[]> {
  const blocked = await blockedOf(em, by.personId);
  return files
    .filter((file) => by.may(privilege, scopeOf(file)))
    .filter((file) => isParty(file, by) || !conflicted({ blocked }, file));
}

/** The same of a single file. */
export async function sees(
  em: EntityManager,
  by: Actor,
  privilege: Privilege,
  file: OwnedFile,
): Promise<boolean> {
  return (await seenBy(em, by, privilege, [file])).length > 0;
}
