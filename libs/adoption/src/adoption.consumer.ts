import { Injectable } from '@nestjs/common';
import {
  ContractAcceptedV1,
  ContractAmendedV1,
  ContractSignedV1,
  EnterpriseCertifiedV1,
  MachineKeyRegisteredV1,
  MachineKeyRevokedV1,
  ProviderAdmittedV1,
  ProviderLeftV1,
  ProviderReinstatedV1,
  ProviderSuspendedV1,
  VoucherPaidV1,
  VoucherRecoveredV1,
} from '#libs/contracts';
import { Consumes, ConsumesBatch, type BatchDelivery, type Delivery } from '#libs/platform';
import { contractCopy, enterpriseCopy, machineKeyCopy, providerCopy, recoveryCopy } from './copies/copies.js';
import { CountingService } from './counting/counting.service.js';
import { holdVoucherEvidence, recordPayment } from './evidence/voucher-evidence.js';

/** Keeps the copies of what other rooms decided, and counts again where that may change a count. */
@Injectable()
export class AdoptionConsumer {
  constructor(private readonly counting: CountingService) {}

  @ConsumesBatch(EnterpriseCertifiedV1)
  async onEnterpriseCertified(facts: readonly EnterpriseCertifiedV1[], { em }: BatchDelivery): Promise<void> {
    await enterpriseCopy.take(em, EnterpriseCertifiedV1, facts);
    await this.recount(em, facts, EnterpriseCertifiedV1.type);
  }

  @ConsumesBatch(ContractSignedV1)
  async onContractSigned(facts: readonly ContractSignedV1[], { em }: BatchDelivery): Promise<void> {
    await placesFor(em, facts);
    await contractCopy.take(em, ContractSignedV1, facts);
  }

  @ConsumesBatch(ContractAmendedV1)
  async onContractAmended(facts: readonly ContractAmendedV1[], { em }: BatchDelivery): Promise<void> {
    await placesFor(em, facts);
    await contractCopy.take(em, ContractAmendedV1, facts);
    await this.recount(em, facts, ContractAmendedV1.type);
  }

  @ConsumesBatch(ContractAcceptedV1)
  async onContractAccepted(facts: readonly ContractAcceptedV1[], { em }: BatchDelivery): Promise<void> {
    await placesFor(em, facts);
    await contractCopy.take(em, ContractAcceptedV1, facts);
    await this.recount(em, facts, ContractAcceptedV1.type);
  }

  @Consumes(VoucherPaidV1)
  async onVoucherPaid(paid: VoucherPaidV1, { em }: Delivery): Promise<void> {
    await recordPayment(em, paid);
    await holdVoucherEvidence(em, [paid.voucherId], new Date(paid.paidAt));
  }

  @ConsumesBatch(VoucherRecoveredV1)
  async onVoucherRecovered(facts: readonly VoucherRecoveredV1[], { em }: BatchDelivery): Promise<void> {
    await recoveryCopy.take(em, VoucherRecoveredV1, facts);
    await holdVoucherEvidence(
      em,
      facts.map(({ voucherId }) => voucherId),
      new Date(facts.at(-1)!.at),
    );
  }

  @ConsumesBatch(ProviderAdmittedV1)
  async onProviderAdmitted(facts: readonly ProviderAdmittedV1[], { em }: BatchDelivery): Promise<void> {
    await providerCopy.take(em, ProviderAdmittedV1, facts);
  }

  @ConsumesBatch(ProviderSuspendedV1)
  async onProviderSuspended(facts: readonly ProviderSuspendedV1[], { em }: BatchDelivery): Promise<void> {
    await providerCopy.take(em, ProviderSuspendedV1, facts);
  }

  @ConsumesBatch(ProviderLeftV1)
  async onProviderLeft(facts: readonly ProviderLeftV1[], { em }: BatchDelivery): Promise<void> {
    await providerCopy.take(em, ProviderLeftV1, facts);
  }

  @ConsumesBatch(ProviderReinstatedV1)
  async onProviderReinstated(facts: readonly ProviderReinstatedV1[], { em }: BatchDelivery): Promise<void> {
    await providerCopy.take(em, ProviderReinstatedV1, facts);
  }

  @ConsumesBatch(MachineKeyRegisteredV1)
  async onMachineKeyRegistered(
    facts: readonly MachineKeyRegisteredV1[],
    { em }: BatchDelivery,
  ): Promise<void> {
    await machineKeyCopy.take(em, MachineKeyRegisteredV1, facts);
  }

  @ConsumesBatch(MachineKeyRevokedV1)
  async onMachineKeyRevoked(facts: readonly MachineKeyRevokedV1[], { em }: BatchDelivery): Promise<void> {
    await machineKeyCopy.take(em, MachineKeyRevokedV1, facts);
  }

  private recount(em: Delivery['em'], facts: readonly OfEnterprise[], event: string): Promise<void> {
    const ids = new Set(facts.map(({ enterpriseId }) => enterpriseId));
    return this.counting.recount(em, [...ids], `event:${event}`);
  }
}

interface OfEnterprise {
  readonly enterpriseId: string;
}

/** Places for enterprises that are not known yet, so that all that concerns one waits in one line. */
async function placesFor(em: Delivery['em'], facts: readonly OfEnterprise[]): Promise<void> {
  const ids = JSON.stringify([...new Set(facts.map(({ enterpriseId }) => enterpriseId))].toSorted());
  await em.execute(
    `insert into enterprise (id) select value::uuid from jsonb_array_elements_text(cast(? as jsonb)) on conflict do nothing`,
    [ids],
  );
  await em.execute(
    `select id from enterprise where id in (select value::uuid from jsonb_array_elements_text(cast(? as jsonb)))
      order by id for update`,
    [ids],
  );
}
