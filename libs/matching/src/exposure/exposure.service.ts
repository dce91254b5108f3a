import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { DAY_MS, dayOf, DomainError, notFound, type Actor, type LocalDate } from '#libs/kernel';
import { Clock } from '#libs/platform';
import { cities } from '#libs/reference';
import { Need } from '../need/need.entity.js';
import {
  cityReach,
  concentration,
  exposures,
  outcomes,
  type CityReach,
  type Concentration,
  type Outcomes,
  type ProviderExposure,
  type Span,
} from './exposure.queries.js';
import { factsOf } from '../ranking/matches.service.js';
import { CandidatesService } from '../ranking/candidates.service.js';
import { remedyOf, type Remedy } from './newcomer-rule.rules.js';

const LONGEST_DAYS = 366;
const LISTED = 100;
/** Enough needs for a mean; more would hold the process up. */
const NEEDS_OF_REMEDY = 300;
const REMEDIES = [3, 5, 10];

export interface ExcludedProviders extends Concentration {
  readonly outcomes: Outcomes;
  readonly leastShown: readonly ProviderExposure[];
  readonly cities: readonly CityReach[];
  readonly remedies: readonly Remedy[];
}

/** Who is shown and who is not. */
@Injectable()
export class ExposureService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly candidates: CandidatesService,
  ) {}

  /** For the commission: who is left outside, why, and what remedies would do. @throws DomainError SPAN_OF_DAYS */
  async excludedProviders(from: LocalDate, until: LocalDate): Promise<ExcludedProviders> {
    const span = spanOf(from, until);
    const em = this.em.fork();
    const now = await this.clock.now(em);
    return {
      ...(await concentration(em, span)),
      outcomes: await outcomes(em, span, now),
      leastShown: await exposures(em, span, undefined, LISTED),
      cities: await cityReach(
        em,
        span,
        cities().map(({ code }) => code),
      ),
      remedies: await this.remedies(em, now),
    };
  }

  /** For a provider: how often it was considered and shown, and why not. @throws DomainError SPAN_OF_DAYS, NOT_FOUND */
  async ofProvider(
    providerId: string,
    from: LocalDate,
    until: LocalDate,
    by: Actor,
  ): Promise<ProviderExposure> {
    const span = spanOf(from, until);
    if (!by.organisations('PROVIDER', 'need.answer.read').includes(providerId)) throw notFound('provider');
    const [exposure] = await exposures(this.em.fork(), span, providerId, 1);
    if (!exposure) throw notFound('provider');
    return exposure;
  }

  private async remedies(em: EntityManager, now: Date): Promise<Remedy[]> {
    const open = await em.find(
      Need,
      { bidDeadline: { $gt: now }, awardedAt: null, closedAt: null },
      { orderBy: { publishedAt: 'desc', id: 'desc' }, limit: NEEDS_OF_REMEDY },
    );
    const { catalogue } = await this.candidates.current();
    const facts = open.map((need) => factsOf(need, dayOf(now)));
    return REMEDIES.map((within) => remedyOf(facts, catalogue, within));
  }
}

/** Days in Asia/Shanghai, both of them in it. */
function spanOf(from: LocalDate, until: LocalDate): Span {
  const [begin, end] = [new Date(`${from}T00:00:00+08:00`), new Date(`${until}T00:00:00+08:00`)];
  if (end < begin || end.getTime() - begin.getTime() > LONGEST_DAYS * DAY_MS)
    throw new DomainError('SPAN_OF_DAYS', { from, until, most: LONGEST_DAYS });
  return { from: begin, until: new Date(end.getTime() + DAY_MS) };
}
