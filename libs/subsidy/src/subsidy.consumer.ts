import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import {
  ContractAcceptedV1,
  ContractAmendedV1,
  ContractReplacedV1,
  ContractSignedV1,
  ContractTerminatedV1,
  ControlChangedV1,
  CreditCodeConfirmedV1,
  EnterpriseCertifiedV1,
  ProviderAdmittedV1,
  ProviderLeftV1,
  ProviderReinstatedV1,
  ProviderSuspendedV1,
} from '#libs/contracts';
import { controlCopy } from '#libs/control';
import {
  Clock,
  Consumes,
  ConsumesBatch,
  oddCodeCopy,
  type BatchDelivery,
  type Delivery,
} from '#libs/platform';
import { EnterpriseCopy } from './copies/copies.entity.js';
import { contractCopy, enterpriseCopy, providerCopy } from './copies/copies.js';
import { followAmendedContract } from './voucher/amended-contracts.js';
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

  @ConsumesBatch(EnterpriseCertifiedV1)
  async onCertified(facts: readonly EnterpriseCertifiedV1[], { em }: BatchDelivery): Promise<void> {
    await enterpriseCopy.take(em, EnterpriseCertifiedV1, facts);
    const ids = facts.map(({ enterpriseId }) => enterpriseId);
    const enterprises = await em.find(EnterpriseCopy, { id: { $in: ids } }, { orderBy: { id: 'asc' } });
    await this.claims.onCertified(em, enterprises, await this.clock.now(em));
  }

  @ConsumesBatch(ControlChangedV1)
  async onControlChanged(facts: readonly ControlChangedV1[], { em }: BatchDelivery): Promise<void> {
    await controlCopy.take(em, ControlChangedV1, facts);
  }

  @ConsumesBatch(CreditCodeConfirmedV1)
  async onCodeConfirmed(facts: readonly CreditCodeConfirmedV1[], { em }: BatchDelivery): Promise<void> {
    await oddCodeCopy.take(em, CreditCodeConfirmedV1, facts);
  }

  @ConsumesBatch(ProviderAdmittedV1)
  async onAdmitted(facts: readonly ProviderAdmittedV1[], { em }: BatchDelivery): Promise<void> {
    await providerCopy.take(em, ProviderAdmittedV1, facts);
  }

  @ConsumesBatch(ProviderSuspendedV1)
  async onSuspended(facts: readonly ProviderSuspendedV1[], { em }: BatchDelivery): Promise<void> {
    await providerCopy.take(em, ProviderSuspendedV1, facts);
  }

  @ConsumesBatch(ProviderLeftV1)
  async onLeft(facts: readonly ProviderLeftV1[], { em }: BatchDelivery): Promise<void> {
    await providerCopy.take(em, ProviderLeftV1, facts);
  }

  @ConsumesBatch(ProviderReinstatedV1)
  async onReinstated(facts: readonly ProviderReinstatedV1[], { em }: BatchDelivery): Promise<void> {
    await providerCopy.take(em, ProviderReinstatedV1, facts);
  }

  @ConsumesBatch(ContractSignedV1)
  async onSigned(facts: readonly ContractSignedV1[], { em }: BatchDelivery): Promise<void> {
    await contractCopy.take(em, ContractSignedV1, facts);
    for (const { contractId } of facts) await this.follow(em, contractId);
  }

  @Consumes(ContractAmendedV1)
  async onAmended(fact: ContractAmendedV1, { em }: Delivery): Promise<void> {
    await contractCopy.take(em, ContractAmendedV1, [fact]);
    // In the same transaction: nobody asks for money by a contract that is not in force any more.
    await followAmendedContract(em, fact.contractId, await this.clock.now(em));
    await this.follow(em, fact.contractId);
  }

  @ConsumesBatch(ContractAcceptedV1)
  async onAccepted(facts: readonly ContractAcceptedV1[], { em }: BatchDelivery): Promise<void> {
    await contractCopy.take(em, ContractAcceptedV1, facts);
  }

  @Consumes(ContractTerminatedV1)
  async onTerminated(fact: ContractTerminatedV1, { em }: Delivery): Promise<void> {
    await contractCopy.take(em, ContractTerminatedV1, [fact]);
    await this.follow(em, fact.contractId);
  }

  @Consumes(ContractReplacedV1)
  async onReplaced(fact: ContractReplacedV1, { em }: Delivery): Promise<void> {
    await contractCopy.take(em, ContractReplacedV1, [fact]);
    await this.follow(em, fact.contractId);
  }

  /** The vouchers of a contract, or of the one that it takes over from, follow it once this is committed. */
  private async follow(em: EntityManager, contractId: string): Promise<void> {
    for (const roundId of await roundsOfContract(em, contractId)) this.scheduler.afterCommit(em, roundId);
  }
}
