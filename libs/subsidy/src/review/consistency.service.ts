import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type Actor, notFound, type LocalDate } from '#libs/kernel';
import { connection, type Connection, type PageArgs } from '#libs/platform';
import { Redemption } from '../redemption/redemption.entity.js';
import { visibleFile } from '../redemption/redemption.reader.js';
import { isParty } from '../conflict/visibility.js';
import { consistencyOf, type Consistency, type Tally } from './consistency.rules.js';
import { UnevenDecision } from './reviewer-decision.entity.js';
import { similarCases, type SimilarCase } from './similar.queries.js';

const MOST_ROWS = 1_000;

/** Whether like is decided alike. */
@Injectable()
export class ConsistencyService {
  constructor(private readonly em: EntityManager) {}

  /** The five decided files most like this one, for who is to decide. @throws DomainError NOT_FOUND */
  async similar(id: string, by: Actor): Promise<SimilarCase[]> {
    const em = this.em.fork();
    const file = await visibleFile(em, id, by);
    if (isParty(file, by)) throw notFound('redemption');
    return similarCases(em, file, by.personId);
  }

  /** Decisions per reviewer, city and month of Asia/Shanghai, each beside what colleagues decided. */
  async perReviewer(from: LocalDate, to: LocalDate, cityCode?: string): Promise<Consistency[]> {
    const tallies = await this.em.fork().execute<Tally[]>(
      `select d.person_id as "personId", left(r.division_code, 4) || '00' as "cityCode",
              to_char(d.at at time zone 'Asia/Shanghai', 'YYYY-MM') as month, count(*)::int as decisions,
              (count(*) filter (where d.outcome in ('RETURNED', 'REJECTED')))::int as against
         from reviewer_decision d join redemption r on r.id = d.redemption_id
        where d.at >= cast(? as date)::timestamp at time zone 'Asia/Shanghai'
          and d.at < (cast(? as date) + 1)::timestamp at time zone 'Asia/Shanghai'
          and d.outcome <> 'LAPSED' and (cast(? as text) is null or left(r.division_code, 4) || '00' = ?)
        group by 1, 2, 3 order by 3, 2, 1 limit ?`,
      [from, to, cityCode ?? null, cityCode ?? null, MOST_ROWS],
    );
    return consistencyOf(tallies);
  }

  /** Near-identical files that were decided differently, newest first; none of a party with which the person has to do. */
  async uneven(page: PageArgs, by: Actor): Promise<Connection<UnevenDecision>> {
    const em = this.em.fork();
    const blocked = [...by.conflicts];
    const ofThem = await em.find(
      Redemption,
      { $or: [{ enterpriseId: { $in: blocked } }, { providerId: { $in: blocked } }] },
      { fields: ['id'] },
    );
    const hidden = { $nin: ofThem.map(({ id }) => id) };
    const found = await em.findByCursor(UnevenDecision, {
      where: { redemptionId: hidden, otherRedemptionId: hidden },
      orderBy: { raisedAt: 'desc', id: 'asc' },
      first: page.first,
      after: page.after,
      includeCount: false,
    });
    return connection(found);
  }
}
