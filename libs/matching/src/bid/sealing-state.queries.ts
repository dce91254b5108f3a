import type { EntityManager } from '@mikro-orm/postgresql';

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
