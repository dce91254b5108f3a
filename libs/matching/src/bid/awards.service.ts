import { LockMode } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import { ContractAwardedV1 } from '#libs/contracts';
import { newId, notFound, type Actor } from '#libs/kernel';
import { Commands, Outbox } from '#libs/platform';
import { BidOpenings } from './bid-openings.service.js';
import { Award } from './award.entity.js';
import { awardedEvent } from '../contract/contract.events.js';
import { fileOf, type ContractFile } from '../contract/contract.queries.js';
import { draftContract } from '../contract/drafting.js';
import { record } from '../history.entity.js';
import { Need } from '../need/need.entity.js';

/** The choice of a bid, and the contract that follows from it. */
@Injectable()
export class AwardsService {
  constructor(
    private readonly commands: Commands,
    private readonly outbox: Outbox,
    private readonly openings: BidOpenings,
  ) {}

  /**
   * Awards a need to a bid and drafts the contract from it.
   * @throws DomainError NOT_YET_OPEN, NEED_ALREADY_AWARDED, NOT_FOUND (also for a bid that was replaced)
   */
  award(needId: string, bidId: string, reason: string, key: string, by: Actor): Promise<ContractFile> {
    const command = { key, by, name: 'awardNeed', body: { needId, bidId, reason } };
    return this.commands.run(command, async (em, now) => {
      // Two signatories queue here, so that the second learns that it came second; the index on awards is the wall.
      const need = await em.findOne(Need, needId, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!need) throw notFound('Need');
      const as = by.actingAs('need.award', { organisationId: need.enterpriseId }, 'Need');
      need.award(as.role, now);
      const { bids } = await this.openings.openedIn(em, needId);
      const bid = bids.find(({ id }) => id === bidId);
      if (!bid) throw notFound('Bid');
      const contract = await draftContract(em, need, bid, now);
      em.create(Award, { id: newId(), needId, bidId, reason, awardedBy: by.personId, awardedAt: now });
      record(em, { kind: 'NEED', subjectId: needId, from: 'CLOSED', to: 'AWARDED', reason }, by, as, now);
      record(em, { kind: 'CONTRACT', subjectId: contract.id, from: null, to: 'DRAFTED' }, by, as, now);
      this.outbox.add(em, ContractAwardedV1, contract.id, awardedEvent(contract, bidId, now), now);
      await em.flush();
      return fileOf(em, contract);
    });
  }
}
