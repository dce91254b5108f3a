import type { FilterQuery } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { notFound, type Actor } from '#libs/kernel';
import {
  Clock,
  Commands,
  connection,
  Outbox,
  type Connection,
  type Data,
  type PageArgs,
  dataOf,
  containingInAnyCase,
} from '#libs/platform';
import { needsSeenBy } from './seen-needs.queries.js';
import { Need } from './need.entity.js';
import type { NeedState } from './need.moves.js';
import type { NeedContent } from './need-content.js';
import { usualQuestionsUntil } from './need.rules.js';
import { publishNeed } from './publication.js';
import { maskedFor, type Masked } from './secrecy.rules.js';

/** What a need says in one step: the later fields have a usual value. */
export type ContentInput = Omit<NeedContent, 'sites' | 'machines' | 'hiddenFields' | 'questionsUntil'> &
  Partial<Pick<NeedContent, 'sites' | 'machines' | 'hiddenFields' | 'questionsUntil'>>;
export type NeedInput = ContentInput & { readonly enterpriseId: string };

export interface NeedFilter {
  readonly state?: NeedState | undefined;
  readonly scenario?: string | undefined;
  /** A part of the title, which is never hidden. */
  readonly text?: string | null | undefined;
}

/** A need with the state that the clock gives it, as the person may see it. */
export type SeenNeed = Masked<Data<Need>> & { readonly state: NeedState };

/** Needs: published by enterprises, read by those who may bid for them or oversee them. */
@Injectable()
export class NeedsService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly commands: Commands,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Publishes a need with the facts of its enterprise as they stand.
   * @throws DomainError NOT_FOUND for another's enterprise; what `publishNeed` refuses
   */
  publish(input: NeedInput, key: string, by: Actor): Promise<SeenNeed> {
    const { enterpriseId, ...content } = plainOf(input);
    const body = { enterpriseId, ...content };
    return this.commands.run({ key, by, name: 'publishNeed', body }, async (em, now) => {
      const as = by.actingAs('need.publish', { organisationId: enterpriseId }, 'enterprise');
      const whole = { ...content, questionsUntil: questionsUntilOf(content, now) };
      const need = await publishNeed(em, enterpriseId, whole, { by, as, now, outbox: this.outbox });
      return seenBy(by, need, now);
    });
  }

  /** @throws DomainError NOT_FOUND when it is absent or hidden */
  async visibleTo(by: Actor, id: string): Promise<SeenNeed> {
    const seen = await this.referenceFor(by, id);
    if (!seen) throw notFound('need');
    return seen;
  }

  /** For references of other rooms: null when it is absent or hidden, so that a list around it survives. */
  async referenceFor(by: Actor, id: string): Promise<SeenNeed | null> {
    const em = this.em.fork();
    const now = await this.clock.now(em);
    const need = await em.findOne(Need, { $and: [{ id }, await needsSeenBy(em, by, now)] });
    return need && seenBy(by, need, now);
  }

  /** The needs that a person may see, newest first. */
  async list(filter: NeedFilter, { first, after }: PageArgs, by: Actor): Promise<Connection<SeenNeed>> {
    const em = this.em.fork();
    const now = await this.clock.now(em);
    const conditions = [
      await needsSeenBy(em, by, now),
      ...(filter.scenario ? [{ scenario: filter.scenario }] : []),
      ...(filter.state ? [inState(filter.state, now)] : []),
      ...(filter.text ? [{ title: containingInAnyCase(filter.text) }] : []),
    ];
    const page = await em.findByCursor(Need, {
      where: { $and: conditions },
      orderBy: { publishedAt: 'desc', id: 'desc' },
      first,
      after,
      includeCount: false,
    });
    const { edges, pageInfo } = connection<Need>(page);
    return { pageInfo, edges: edges.map(({ node, cursor }) => ({ cursor, node: seenBy(by, node, now) })) };
  }
}

/** A need as it stands at a moment: whole for its enterprise and officials, masked for providers. */
export function seenBy(by: Actor, need: Need, now: Date): SeenNeed {
  const data = dataOf(need);
  return { ...(seesWhole(by, need) ? data : maskedFor(data)), state: need.stateAt(now) };
}

/** Whether nothing of a need is hidden from this person. */
export function seesWhole(by: Actor, { enterpriseId, divisionCode }: Need): boolean {
  return by.may('need.read', { organisationId: enterpriseId, divisionCode });
}

/** The input as plain values, which is what a command is told apart by. */
export function plainOf<T extends Partial<ContentInput>>(input: T) {
  return {
    ...input,
    sites: (input.sites ?? []).map(({ divisionCode, name, workshopSquareMetres }) => ({
      divisionCode,
      name,
      workshopSquareMetres: workshopSquareMetres ?? null,
    })),
    machines: (input.machines ?? []).map(({ kind, count, protocol }) => ({
      kind,
      count,
      protocol: protocol ?? null,
    })),
    hiddenFields: [...new Set(input.hiddenFields)],
  };
}

export function questionsUntilOf(
  { questionsUntil, bidDeadline }: Pick<NeedInput, 'questionsUntil' | 'bidDeadline'>,
  now: Date,
): Date {
  return questionsUntil ?? usualQuestionsUntil(now, bidDeadline);
}

/** The condition that `stateAt` is for one row. */
function inState(state: NeedState, now: Date): FilterQuery<Need> {
  if (state === 'AWARDED') return { awardedAt: { $ne: null } };
  if (state === 'CANCELLED') return { closedAt: { $ne: null } };
  const live = { awardedAt: null, closedAt: null };
  if (state === 'OPEN') return { ...live, bidDeadline: { $gt: now } };
  return { ...live, bidDeadline: { $lte: now }, awardBy: state === 'CLOSED' ? { $gt: now } : { $lte: now } };
}
