import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { ContractAwardedV1 } from '#libs/contracts';
import { newId, notFound, sha256Hex, type Actor } from '#libs/kernel';
import { Commands, Outbox } from '#libs/platform';
import { BidOpenings, type OpenedBid } from './bid-openings.service.js';
import { Award } from './award.entity.js';
import { Contract, ContractLine, Milestone } from '../contract/contract.entity.js';
import { awardedEvent } from '../contract/contract.events.js';
import { fileOf, type ContractFile } from '../contract/contract.queries.js';
import { documentOf } from '../contract/contract.rules.js';
import { AdmittedProvider } from '../copies.entity.js';
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
      const contract = await draft(em, need, bid, now);
      em.create(Award, { id: newId(), needId, bidId, reason, awardedBy: by.personId, awardedAt: now });
      record(em, { kind: 'NEED', subjectId: needId, from: 'CLOSED', to: 'AWARDED', reason }, by, as, now);
      record(em, { kind: 'CONTRACT', subjectId: contract.id, from: null, to: 'DRAFTED' }, by, as, now);
      this.outbox.add(em, ContractAwardedV1, contract.id, awardedEvent(contract, bidId, now), now);
      await em.flush();
      return fileOf(em, contract);
    });
  }
}

/** A contract with the lines and milestones of the bid, and the document that both sides will sign. */
async function draft(em: EntityManager, need: Need, bid: OpenedBid, now: Date): Promise<Contract> {
  const provider = await em.findOneOrFail(AdmittedProvider, bid.providerId);
  const contractId = newId();
  const lines = bid.lines.map((line) => ({ id: newId(), ...line }));
  const milestones = bid.milestones.map((milestone) => ({ id: newId(), ...milestone }));
  const document = documentOf({
    contractId,
    needId: need.id,
    bidId: bid.id,
    enterprise: partyOf({
      id: need.enterpriseId,
      name: need.enterpriseName,
      unifiedSocialCreditCode: need.unifiedSocialCreditCode,
    }),
    provider: partyOf(provider),
    solutionId: bid.solutionId,
    title: need.title,
    description: need.description,
    scenario: need.scenario,
    lines,
    totalFen: bid.priceFen,
    deliveryMonths: bid.deliveryMonths,
    milestones,
    proposal: bid.proposal,
  });
  const contract = em.create(Contract, {
    id: contractId,
    needId: need.id,
    bidId: bid.id,
    enterpriseId: need.enterpriseId,
    providerId: bid.providerId,
    divisionCode: need.divisionCode,
    cityCode: need.cityCode,
    title: need.title,
    scenario: need.scenario,
    totalFen: bid.priceFen,
    document,
    documentHash: sha256Hex(document),
    state: 'DRAFTED',
    awardedAt: now,
  });
  lines.forEach((line, position) => em.create(ContractLine, { ...line, contractId, position }));
  milestones.forEach((each, position) =>
    em.create(Milestone, { ...each, contractId, position, state: 'PLANNED' }),
  );
  return contract;
}

function partyOf(party: { id: string; name: string; unifiedSocialCreditCode: string }) {
  return { id: party.id, name: party.name, unifiedSocialCreditCode: party.unifiedSocialCreditCode };
}
