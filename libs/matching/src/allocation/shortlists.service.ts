import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { newId, notFound, type Actor } from '#libs/kernel';
import { Commands, dataOf, record, type Data } from '#libs/platform';
import { Need } from '../need/need.entity.js';
import { CapacityStatement } from './allocation.entity.js';
import { CandidatesService } from '../ranking/candidates.service.js';
import { monthsOfProviders, type MonthFacts } from './facts.queries.js';

export interface ShortlistRow {
  readonly roundId: string;
  readonly version: number;
  readonly needId: string;
  readonly rank: number;
  readonly providerId: string;
  readonly solutionId: string;
  readonly month: string;
  readonly scoreHundredths: number;
}

/** Of every round the newest version that was published, without who has withdrawn since. */
const STANDING = `
  select version.round_id as "roundId", version.number as version, place.need_id as "needId",
         place.rank, place.provider_id as "providerId", place.solution_id as "solutionId", place.month,
         place.score_hundredths as "scoreHundredths"
    from allocation_place place join allocation_version version on version.id = place.version_id
   where version.published_at is not null
     and not exists (select from allocation_version later where later.round_id = version.round_id
                        and later.published_at is not null and later.number > version.number)
     and not exists (select from allocation_withdrawal gone where gone.round_id = version.round_id
                        and (gone.need_id = place.need_id or gone.provider_id = place.provider_id))`;

/** What rounds come to for those whom they are about, and what providers say they can take on. */
@Injectable()
export class ShortlistsService {
  constructor(
    private readonly em: EntityManager,
    private readonly commands: Commands,
    private readonly candidates: CandidatesService,
  ) {}

  /** The providers that rounds suggest to a need, best first. A suggestion: the enterprise chooses freely. */
  async ofNeed(needId: string, by: Actor): Promise<ShortlistRow[]> {
    const em = this.em.fork();
    const need = await em.findOne(Need, needId);
    const scope = need && { organisationId: need.enterpriseId, divisionCode: need.divisionCode };
    if (!scope || !by.may('shortlist.read', scope)) throw notFound('need');
    return em.execute<ShortlistRow[]>(
      `${STANDING} and place.need_id = ? order by version.published_at desc, place.rank limit 100`,
      [needId],
    );
  }

  /** The needs to which rounds suggest a provider, by need id; after one of them, for pages. */
  async ofProvider(
    providerId: string,
    first: number,
    after: string | null,
    by: Actor,
  ): Promise<ShortlistRow[]> {
    by.actingAs('shortlist.own', { organisationId: providerId }, 'provider');
    return this.em
      .fork()
      .execute<ShortlistRow[]>(
        `${STANDING} and place.provider_id = ? and (cast(? as uuid) is null or place.need_id > cast(? as uuid)) order by place.need_id limit ?`,
        [providerId, after, after, first],
      );
  }

  declare(
    statement: { providerId: string; month: string; projects: number },
    key: string,
    by: Actor,
  ): Promise<Data<CapacityStatement>> {
    return this.commands.run({ key, by, name: 'declareCapacity', body: { ...statement } }, (em, now) => {
      const as = by.actingAs('capacity.declare', { organisationId: statement.providerId }, 'provider');
      const row = em.create(CapacityStatement, {
        id: newId(),
        ...statement,
        declaredBy: by.personId,
        declaredAt: now,
      });
      const said = `${statement.month}: ${statement.projects}`;
      record(em, { kind: 'CAPACITY', id: statement.providerId, from: null, to: said, by: as, at: now });
      return Promise.resolve(dataOf(row));
    });
  }

  /** What the platform believes that a provider can begin in these months; nothing where its catalogue is empty. */
  async capacity(providerId: string, months: readonly string[], by: Actor): Promise<readonly MonthFacts[]> {
    by.actingAs('shortlist.own', { organisationId: providerId }, 'provider');
    const em = this.em.fork();
    const own = (await this.candidates.current()).ofProvider(providerId);
    const [believed] = await monthsOfProviders(em, own, months);
    const nothing = { declared: null, catalogue: 0, begun: 0, projects: 0 };
    return believed?.facts ?? months.map((month) => ({ month, ...nothing }));
  }
}
