import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { BidDeadlineExtendedV1 } from '#libs/contracts';
import { dayOf, DomainError, inShanghai, newId, notFound, type Actor } from '#libs/kernel';
import { Clock, Commands, Outbox, dataOf, record, type Data, load } from '#libs/platform';
import { policyAt } from '#libs/policy';
import { BidOpening, DeadlineExtension } from './bid.entity.js';
import { needsSeenBy } from '../need/seen-needs.queries.js';
import { Need } from '../need/need.entity.js';
import { partiesOf } from '../need/publication.js';
import { assertNotTooFar } from '../need/need.rules.js';
import { NEED_TERMS } from '../policy/need-terms.policy.js';

export interface Incident {
  /** Deadlines from this moment ... */
  readonly deadlinesFrom: Date;
  /** ... to this one, both included, are put off. */
  readonly deadlinesTo: Date;
  readonly until: Date;
  readonly reason: string;
}

export interface IncidentAnswer {
  readonly extended: number;
  /** Needs in the window whose bids had been opened already: nothing can be sealed again for them. */
  readonly tooLate: number;
}

/** Puts deadlines off, for every bidder alike and on record; the database refuses any other way. */
@Injectable()
export class ExtensionsService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly commands: Commands,
    private readonly outbox: Outbox,
  ) {}

  /**
   * The enterprise puts off the deadline of its need, while it has not come.
   * @throws DomainError EXTENSION_NOT_LATER, BID_DEADLINE_PASSED, BID_DEADLINE_TOO_FAR, DELIVER_BY_BEFORE_DEADLINE, NOT_FOUND
   */
  extend(
    needId: string,
    until: Date,
    reason: string,
    key: string,
    by: Actor,
  ): Promise<Data<DeadlineExtension>> {
    const command = { key, by, name: 'extendDeadline', body: { needId, until, reason } };
    return this.commands.run(command, async (em, now) => {
      const need = await load(em, Need, needId, 'need');
      const as = by.actingAs('need.extend', { organisationId: need.enterpriseId }, 'need');
      assertExtension(need, until, await longestOpenDays(em, now), now);
      const id = newId();
      const [row] = await em.execute<{ from: string | null }[]>(
        `select extend_deadline(?, ?, ?, 'ENTERPRISE', ?, ?) as "from"`,
        [id, needId, until, reason, by.personId],
      );
      // The function waited for bids that were coming in and asked the clock again behind them.
      if (!row?.from)
        throw new DomainError('BID_DEADLINE_PASSED', { bidDeadline: inShanghai(need.bidDeadline) });
      const extension = await em.findOneOrFail(DeadlineExtension, id);
      record(em, { kind: 'NEED', id: needId, from: 'OPEN', to: 'EXTENDED', reason, by: as, at: now });
      this.outbox.add(em, BidDeadlineExtendedV1, needId, extendedEvent(extension, need), now);
      return extension;
    });
  }

  /**
   * The commission puts off every deadline within a window because of an incident of the platform: no exceptions, and
   * also when a deadline has just passed, as long as the database has released no key for it. The times for questions and
   * for delivery move along.
   * @throws DomainError EXTENSION_NOT_LATER, BID_DEADLINE_TOO_FAR
   */
  extendForIncident(incident: Incident, key: string, by: Actor): Promise<IncidentAnswer> {
    const command = { key, by, name: 'extendForIncident', body: { ...incident } };
    return this.commands.run(command, async (em, now) => {
      const as = by.actingAs('incident.extend');
      const { deadlinesFrom, deadlinesTo, until, reason } = incident;
      if (until <= now || until <= deadlinesTo)
        throw new DomainError('EXTENSION_NOT_LATER', {
          until: inShanghai(until),
          than: inShanghai(deadlinesTo),
        });
      assertNotTooFar(until, await longestOpenDays(em, now), now);
      // In the order of their ids, so that two such acts at once wait for each other and do not lock each other out.
      const rows = await em.execute<{ extension_id: string; from: string | null }[]>(
        `with hit as materialized (
           select id, gen_random_uuid() as extension_id from need
            where bid_deadline between ? and ? and awarded_at is null and closed_at is null order by id)
         select extension_id, extend_deadline(extension_id, id, ?, 'INCIDENT', ?, ?) as "from" from hit`,
        [deadlinesFrom, deadlinesTo, until, reason, by.personId],
      );
      const extended = rows.filter(({ from }) => from !== null).map((row) => row.extension_id);
      const extensions = await em.find(DeadlineExtension, { id: { $in: extended } });
      const needs = await em.find(Need, { id: { $in: extensions.map(({ needId }) => needId) } });
      const byId = new Map(needs.map((need) => [need.id, need]));
      for (const extension of extensions) {
        const { needId } = extension;
        record(em, { kind: 'NEED', id: needId, from: 'OPEN', to: 'EXTENDED', reason, by: as, at: now });
        this.outbox.add(em, BidDeadlineExtendedV1, needId, extendedEvent(extension, byId.get(needId)!), now);
      }
      return { extended: extended.length, tooLate: rows.length - extended.length };
    });
  }

  /** How the deadline of a need was put off, the newest first, for everyone who may see the need. */
  async of(
    needId: string,
    by: Actor,
  ): Promise<{ extensions: Data<DeadlineExtension>[]; openedAt: Date | null }> {
    const em = this.em.fork();
    const visible = await needsSeenBy(em, by, await this.clock.now(em));
    if (!(await em.findOne(Need, { $and: [{ id: needId }, visible] }, { fields: ['id'] })))
      throw notFound('need');
    const extensions = await em.find(
      DeadlineExtension,
      { needId },
      { orderBy: { extendedAt: 'desc' }, limit: 100 },
    );
    const opening = await em.findOne(BidOpening, needId);
    return { extensions: extensions.map(dataOf), openedAt: opening?.openedAt ?? null };
  }
}

/** @throws DomainError NEED_NOT_OPEN, EXTENSION_NOT_LATER, BID_DEADLINE_TOO_FAR, DELIVER_BY_BEFORE_DEADLINE */
function assertExtension(
  { bidDeadline, deliverBy, closedAt }: Need,
  until: Date,
  longest: number,
  now: Date,
): void {
  if (closedAt) throw new DomainError('NEED_NOT_OPEN', { state: 'CANCELLED' });
  if (until <= bidDeadline)
    throw new DomainError('EXTENSION_NOT_LATER', { until: inShanghai(until), than: inShanghai(bidDeadline) });
  assertNotTooFar(until, longest, now);
  if (deliverBy <= dayOf(until))
    throw new DomainError('DELIVER_BY_BEFORE_DEADLINE', { deliverBy, bidDeadline: inShanghai(until) });
}

async function longestOpenDays(em: EntityManager, now: Date): Promise<number> {
  return (await policyAt(em, NEED_TERMS, now)).longestOpenDays;
}

function extendedEvent(extension: DeadlineExtension, need: Need): BidDeadlineExtendedV1 {
  return {
    needId: extension.needId,
    ...partiesOf(need),
    fromDeadline: extension.fromDeadline.toISOString(),
    toDeadline: extension.toDeadline.toISOString(),
    questionsUntil: extension.questionsUntil!.toISOString(),
    deliverBy: extension.deliverBy!,
    cause: extension.cause,
    reason: extension.reason,
    extendedAt: extension.extendedAt.toISOString(),
  };
}
