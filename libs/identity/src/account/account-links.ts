import { randomBytes } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError, sha256Hex } from '#libs/kernel';

/** Makes a link for a new password. Times are real ones. @returns the secret in it, which is kept nowhere */
export async function newResetLink(em: EntityManager, personId: string): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  await em.execute(
    `insert into account_link (digest, purpose, person_id, expires_at)
     values (?, 'RESET_PASSWORD', ?, clock_timestamp() + interval '24 hours')`,
    [sha256Hex(secret), personId],
  );
  return secret;
}

export type LinkPurpose = 'RESET_PASSWORD' | 'FIRST_ADMINISTRATOR';

/** Whether a link could be used now. */
export async function linkHolds(em: EntityManager, purpose: LinkPurpose, secret: string): Promise<boolean> {
  const rows = await em.execute<object[]>(
    `select 1 from account_link
     where digest = ? and purpose = ? and used_at is null and expires_at > clock_timestamp()
       and (purpose <> 'FIRST_ADMINISTRATOR' or administrators_wanted())`,
    [sha256Hex(secret), purpose],
  );
  return rows.length > 0;
}

/**
 * Uses a link up, in the transaction of what it is used for: of two at the same moment one gets it.
 * @returns whose link it is; null for a first administrator's
 * @throws DomainError LINK_NOT_VALID when it is unknown, used, expired, or no longer needed
 */
export async function useLink(
  em: EntityManager,
  purpose: LinkPurpose,
  secret: string,
): Promise<string | null> {
  const [used] = await em.execute<{ person_id: string | null }[]>(
    `update account_link set used_at = clock_timestamp()
     where digest = ? and purpose = ? and used_at is null and expires_at > clock_timestamp()
     returning person_id`,
    [sha256Hex(secret), purpose],
  );
  if (!used) throw new DomainError('LINK_NOT_VALID');
  return used.person_id;
}
