import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { DomainError, newId, type Actor } from '#libs/kernel';
import { Commands, dataOf, record, type Data, load } from '#libs/platform';
import { Contract } from '../contract/contract.entity.js';
import { contractsSeenBy } from '../contract/seen-contracts.queries.js';
import { Rating } from './rating.entity.js';
import type { RateContractInput } from './rating.views.js';

/** Ratings: one per accepted contract by its enterprise, one reply by its provider. */
@Injectable()
export class RatingsService {
  constructor(
    private readonly em: EntityManager,
    private readonly commands: Commands,
  ) {}

  /** @throws DomainError CONTRACT_NOT_ACCEPTED, ALREADY_RATED, NOT_FOUND */
  rate(input: RateContractInput, key: string, by: Actor): Promise<Data<Rating>> {
    const { contractId, quality, timeliness, service, competence, value, comment } = input;
    const body = { contractId, quality, timeliness, service, competence, value, comment };
    return this.commands.run({ key, by, name: 'rateContract', body }, async (em, now) => {
      // A second rating at the same moment queues at the contract and then finds the rating.
      const contract = await load(em, Contract, contractId, 'contract', { hold: true });
      const { enterpriseId, providerId } = contract;
      const as = by.actingAs('contract.rate', { organisationId: enterpriseId }, 'contract');
      if (contract.state !== 'ACCEPTED') throw new DomainError('CONTRACT_NOT_ACCEPTED');
      if (await em.findOne(Rating, { contractId: contract.id })) throw new DomainError('ALREADY_RATED');
      const rating = em.create(Rating, {
        id: newId(),
        ...body,
        enterpriseId,
        providerId,
        ratedBy: by.personId,
        ratedAt: now,
      });
      record(em, { kind: 'RATING', id: rating.id, from: null, to: 'RATED', by: as, at: now });
      await em.flush();
      return dataOf(rating);
    });
  }

  /** The provider's one reply. @throws DomainError ALREADY_REPLIED, NOT_FOUND */
  reply(ratingId: string, reply: string, key: string, by: Actor): Promise<Data<Rating>> {
    const command = { key, by, name: 'replyToRating', body: { ratingId, reply } };
    return this.commands.run(command, async (em, now) => {
      const rating = await load(em, Rating, ratingId, 'rating', { hold: true });
      const as = by.actingAs('rating.reply', { organisationId: rating.providerId }, 'rating');
      if (rating.reply !== null) throw new DomainError('ALREADY_REPLIED');
      rating.reply = reply;
      rating.repliedBy = by.personId;
      rating.repliedAt = now;
      record(em, { kind: 'RATING', id: ratingId, from: 'RATED', to: 'REPLIED', by: as, at: now });
      await em.flush();
      return dataOf(rating);
    });
  }

  /** The rating of a contract that this person may see; null where there is none yet. @throws DomainError NOT_FOUND */
  async ofContract(contractId: string, by: Actor): Promise<Rating | null> {
    const em = this.em.fork();
    await load(em, Contract, { $and: [{ id: contractId }, contractsSeenBy(by)] }, 'contract');
    return em.findOne(Rating, { contractId });
  }
}
