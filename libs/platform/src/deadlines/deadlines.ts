import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { SYSTEM } from '#libs/kernel';
import { Outbox, type EventType } from '../events/outbox.js';
import { recordMany } from '../data/history.js';
import { Sweeps } from './sweeps.js';

/** Rows that one transaction tells of. */
const AT_ONCE = 500;
/** A transaction that sets a deadline commits a little after it looked at the clock. */
const LOOK_BACK = '1 hour';

/** A thing whose deadline has passed, with whatever facts the event needs. */
export interface Passed {
  readonly id: string;
  /** The deadline: the instant from which it has passed. */
  readonly at: Date;
}

/** A moment after which a thing is in another state, or somebody else has to move, without anybody's doing. */
export interface Deadline<R extends Passed, T extends object> {
  /** In which history it is told. */
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  /**
   * Of the deadlines after the first parameter and up to the second those that nothing has overtaken: `id`, `at` and the
   * facts of the event. It ends in `for no key update of … skip locked`: what somebody is just changing is looked at the
   * next time.
   */
  readonly due: string;
  readonly event: EventType<T>;
  /** The event and the id whose order matters. */
  readonly tell: (row: R) => { readonly subject: string; readonly data: T };
}

/** Tells of deadlines that have passed: an entry in the history and an event each, once, with the deadline as its moment. */
@Injectable()
export class Deadlines {
  constructor(
    private readonly sweeps: Sweeps,
    private readonly outbox: Outbox,
  ) {}

  watch<R extends Passed, T extends object>(deadline: Deadline<R, T>): void {
    this.sweeps.add(deadline.event.type, (em, now) => this.tell(em, deadline, now));
  }

  private async tell<R extends Passed, T extends object>(
    em: EntityManager,
    { kind, from, to, due, event, tell }: Deadline<R, T>,
    now: Date,
  ): Promise<boolean> {
    const name = event.type;
    // One process at a time tells of a kind of deadline; which of them makes no difference.
    const since = await heldHorizon(em, name);
    if (!since) return false;
    const found = await em.execute<(Omit<R, 'at'> & { at: Date | string })[]>(
      `with due as materialized (${due})
       select due.* from due
        where not exists (select from passed_deadline told where told.name = ? and told.subject_id = due.id and told.at = date_trunc('milliseconds', due.at))
        order by due.at limit ${AT_ONCE}`,
      [since, now, name],
    );
    const passed = found.map((row) => ({ ...row, at: new Date(row.at) }) as unknown as R);
    await em.execute(
      `insert into passed_deadline (name, subject_id, at)
       select ?, id, at from jsonb_to_recordset(cast(? as jsonb)) as told (id uuid, at timestamptz)`,
      [name, JSON.stringify(passed.map(({ id, at }) => ({ id, at })))],
    );
    await recordMany(
      em,
      passed.map(({ id, at }) => ({ kind, id, from, to, by: SYSTEM, at })),
    );
    await this.outbox.addMany(
      em,
      event,
      passed.map((row) => ({ ...tell(row), time: row.at })),
    );
    const more = passed.length === AT_ONCE;
    if (!more) {
      await em.execute(`update deadline_horizon set until = greatest(until, ?) where name = ?`, [now, name]);
    }
    return more;
  }
}

/** Up to where deadlines were told, a little earlier; undefined while another process is telling. */
async function heldHorizon(em: EntityManager, name: string): Promise<Date | undefined> {
  await em.execute(
    `insert into deadline_horizon (name, until) values (?, '2000-01-01T00:00:00Z') on conflict do nothing`,
    [name],
  );
  const [row] = await em.execute<{ since: Date | string }[]>(
    `select until - interval '${LOOK_BACK}' as since from deadline_horizon where name = ? for update skip locked`,
    [name],
  );
  return row && new Date(row.since);
}
