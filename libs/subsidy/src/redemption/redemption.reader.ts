import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type Actor, notFound } from '#libs/kernel';
import { connection, type Connection } from '#libs/platform';
import { blockedOf } from '../conflict/conflicts.js';
import { sees, visibleTo } from '../conflict/visibility.js';
import { filesNamed } from '../copies/named.queries.js';
import { Redemption } from './redemption.entity.js';
import type { RedemptionsArgs } from './redemption.inputs.js';
import { redemptionViews } from './redemption.queries.js';
import type { RedemptionView } from './redemption.views.js';

/** Shows files to who may see them; an official with a conflict sees nothing of a file, nor that it is there. */
@Injectable()
export class RedemptionReader {
  constructor(private readonly em: EntityManager) {}

  /** @throws DomainError NOT_FOUND also when it is there and this actor may not see it */
  async visible(id: string, by: Actor): Promise<RedemptionView> {
    const em = this.em.fork();
    return (await redemptionViews(em, [await visibleFile(em, id, by)]))[0]!;
  }

  /** In the order of submission, which is the order of review. */
  async list(
    { first, after, roundId, state, text }: RedemptionsArgs,
    by: Actor,
  ): Promise<Connection<RedemptionView>> {
    const em = this.em.fork();
    const found = await em.findByCursor(Redemption, {
      where: {
        ...visibleTo(by, 'redemption.read', await blockedOf(em, by.personId)),
        ...(roundId ? { roundId } : {}),
        ...(state ? { state } : {}),
        ...(text ? { $and: [filesNamed(em, text)] } : {}),
      },
      orderBy: { submittedAt: 'asc', id: 'asc' },
      first,
      after,
      includeCount: false,
    });
    const views = await redemptionViews(em, found.items);
    const { edges, pageInfo } = connection(found);
    return { edges: edges.map(({ cursor }, i) => ({ cursor, node: views[i]! })), pageInfo };
  }
}

/** @throws DomainError NOT_FOUND also when it is there and this actor may not see it */
export async function visibleFile(em: EntityManager, id: string, by: Actor): Promise<Redemption> {
  const file = await em.findOne(Redemption, id);
  if (!file || !(await sees(em, by, 'redemption.read', file))) throw notFound('redemption');
  return file;
}
