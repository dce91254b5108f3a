import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import {
  ContractAcceptedV1,
  ContractReplacedV1,
  ContractSignedV1,
  ContractTerminatedV1,
  EnterpriseCertifiedV1,
  ProviderAdmittedV1,
} from '#libs/contracts';
import { Clock, Consumes, type Delivery } from '#libs/platform';
import { EnterpriseCopy, ProviderCopy, ContractCopy } from './copies/copies.entity.js';
import { ClaimService } from './voucher/claim.service.js';
import { roundsOfContract } from './voucher/ended-contracts.js';
import { AllocationScheduler } from './voucher/allocation-scheduler.js';

/** Keeps the copies of what the schemes ask about, and moves on what waited for a fact. */
@Injectable()
export class SubsidyConsumer {
  constructor(
    private readonly claims: ClaimService,
    private readonly clock: Clock,
    private readonly scheduler: AllocationScheduler,
  ) {}

  @Consumes(EnterpriseCertifiedV1)
  async onCertified(fact: EnterpriseCertifiedV1, { em }: Delivery): Promise<void> {
    const enterprise = await em.upsert(EnterpriseCopy, {
      id: fact.enterpriseId,
      unifiedSocialCreditCode: fact.unifiedSocialCreditCode,
      name: fact.name,
      divisionCode: fact.divisionCode,
      industryCode: fact.industryCode,
      priorYearRevenueFen: BigInt(fact.priorYearRevenueFen),
      establishedOn: fact.establishedOn,
      sizeClass: fact.sizeClass,
      controllingUnifiedSocialCreditCode: fact.controllingUnifiedSocialCreditCode ?? null,
      clusterCode: fact.clusterCode ?? null,
      certifiedAt: new Date(fact.certifiedAt),
    });
    await this.claims.onCertified(em, enterprise, await this.clock.now(em));
  }

  @Consumes(ProviderAdmittedV1)
  async onAdmitted(fact: ProviderAdmittedV1, { em }: Delivery): Promise<void> {
    await em.upsert(ProviderCopy, {
      id: fact.providerId,
      name: fact.name,
      providerClass: fact.providerClass,
      admittedAt: new Date(fact.admittedAt),
    });
  }

  @Consumes(ContractSignedV1)
  async onSigned(fact: ContractSignedV1, { em }: Delivery): Promise<void> {
    await em.upsert(
      ContractCopy,
      {
        id: fact.contractId,
        contractNumber: fact.contractNumber,
        enterpriseId: fact.enterpriseId,
        providerId: fact.providerId,
        totalFen: BigInt(fact.totalFen),
        lines: fact.lines.map(({ lineId, kind, description, amountFen }) => ({
          lineId,
          kind,
          description,
          amountFen,
        })),
        phases: (fact.phases ?? []).map(({ title, amountFen }) => ({ title, amountFen })),
        documentHash: fact.documentHash,
        scenario: fact.scenario,
        signedOn: fact.signedOn,
      },
      // A contract is signed once; its acceptance, if it was told already, stays.
      { onConflictAction: 'ignore' },
    );
    await this.follow(em, fact.contractId);
  }

  @Consumes(ContractAcceptedV1)
  async onAccepted(fact: ContractAcceptedV1, { em }: Delivery): Promise<void> {
    const contract = await em.findOneOrFail(ContractCopy, fact.contractId);
    contract.acceptedAt ??= new Date(fact.acceptedAt);
  }

  @Consumes(ContractTerminatedV1)
  async onTerminated(fact: ContractTerminatedV1, { em }: Delivery): Promise<void> {
    const contract = await em.findOneOrFail(ContractCopy, fact.contractId);
    contract.endedAt ??= new Date(fact.terminatedAt);
    contract.deliveredFen ??= BigInt(fact.acceptedFen);
    contract.replacedBy ??= fact.replacedByContractId ?? null;
    await this.follow(em, contract.id);
  }

  @Consumes(ContractReplacedV1)
  async onReplaced(fact: ContractReplacedV1, { em }: Delivery): Promise<void> {
    const contract = await em.findOneOrFail(ContractCopy, fact.contractId);
    contract.endedAt ??= new Date(fact.replacedAt);
    contract.deliveredFen ??= BigInt(fact.acceptedFen);
    contract.replacedBy = fact.replacedByContractId;
    await this.follow(em, contract.id);
  }

  /** The vouchers of a contract, or of the one that it takes over from, follow it once this is committed. */
  private async follow(em: EntityManager, contractId: string): Promise<void> {
    await em.flush();
    for (const roundId of await roundsOfContract(em, contractId)) this.scheduler.afterCommit(em, roundId);
  }
}
