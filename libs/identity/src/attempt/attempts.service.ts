import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sha256Hex } from '#libs/kernel';

/** One way of counting failures: what is counted, and how many are free before it closes for a while. */
export interface Bucket {
  readonly key: string;
  readonly most: number;
}

/** GB/T 22239-2019 8.1.4.1 b: failed sign-ins are limited. Each further failure doubles the wait, up to the longest. */
const FIRST_WAIT_SECONDS = 30;
const LONGEST_WAIT_SECONDS = 15 * 60;
/** After this long without a failure the count begins anew. */
const FORGIVEN_AFTER_SECONDS = 60 * 60;

/** Counts attempts at a secret, so that guessing gets slow. Real time, not the clock that demonstrations move. */
@Injectable()
export class Attempts {
  constructor(private readonly em: EntityManager) {}

  /**
   * Counts an attempt in each bucket, one after the other, before the secret is looked at: a thousand guesses at the same
   * moment are counted one by one, and only the free ones are tried.
   * @returns null when it may be tried; else for how many seconds the first closed bucket stays closed
   */
  async count(buckets: readonly Bucket[]): Promise<number | null> {
    for (const bucket of buckets) {
      const wait = await this.countIn(bucket);
      if (wait !== null) return wait;
    }
    return null;
  }

  /** Forgets the failures of these buckets: the secret was right. */
  async forgive(buckets: readonly Bucket[]): Promise<void> {
    for (const { key } of buckets) {
      await this.run('delete from sign_in_attempt where bucket = ?', [sha256Hex(key)]);
    }
  }

  /** Takes one attempt back that was no failure, where others may have failed beside it. */
  async takeBack(bucket: Bucket): Promise<void> {
    await this.run(
      `update sign_in_attempt set failures = failures - 1, closed_until = null
       where bucket = ? and failures between 1 and ?`,
      [sha256Hex(bucket.key), bucket.most],
    );
  }

  private async countIn({ key, most }: Bucket): Promise<number | null> {
    const digest = sha256Hex(key);
    const counted = await this.run(
      `insert into sign_in_attempt as attempt (bucket, failures, last_at)
       values (?, 1, clock_timestamp())
       on conflict (bucket) do update set
         failures = case when ${FORGIVEN} then 1 else attempt.failures + 1 end,
         closed_until = case when not ${FORGIVEN} and attempt.failures + 1 >= ? then
           clock_timestamp() + make_interval(secs => least(?, ? * 2 ^ least(attempt.failures + 1 - ?, 20))) end,
         last_at = clock_timestamp()
       where attempt.closed_until is null or attempt.closed_until <= clock_timestamp()
       returning failures`,
      [digest, most, LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS, most],
    );
    if (counted.length > 0) return null;
    const [closed] = await this.run<{ seconds: number }>(
      `select greatest(1, ceil(extract(epoch from closed_until - clock_timestamp())))::int as seconds
       from sign_in_attempt where bucket = ?`,
      [digest],
    );
    return closed?.seconds ?? 1;
  }

  private run<Row extends object>(sql: string, params: unknown[]): Promise<Row[]> {
    return this.em.getConnection().execute<Row[]>(sql, params);
  }
}

const FORGIVEN = `(attempt.last_at < clock_timestamp() - interval '${FORGIVEN_AFTER_SECONDS} seconds')`;
