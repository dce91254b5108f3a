import { Injectable } from '@nestjs/common';
import {
  ContractAcceptedV1,
  ContractSignedV1,
  EnterpriseCertifiedV1,
  MachineKeyRegisteredV1,
  MachineKeyRevokedV1,
  ProviderAdmittedV1,
  VoucherPaidV1,
} from '#libs/contracts';
import { Consumes, type Delivery } from '#libs/platform';
import { CountingService } from './counting/counting.service.js';

/** Keeps the copies of what other rooms decided, and counts again where that may change a count. */
@Injectable()
export class AdoptionConsumer {
  constructor(private readonly counting: CountingService) {}

  @Consumes(EnterpriseCertifiedV1)
  async onEnterpriseCertified(certified: EnterpriseCertifiedV1, { em }: Delivery): Promise<void> {
    await em.execute(
      `insert into enterprise (id, unified_social_credit_code, name, division_code, industry_code, certified_at)
       values (?, ?, ?, ?, ?, ?)
       on conflict (id) do update
         set unified_social_credit_code = excluded.unified_social_credit_code, name = excluded.name,
             division_code = excluded.division_code, industry_code = excluded.industry_code,
             certified_at = coalesce(enterprise.certified_at, excluded.certified_at)`,
      [
        certified.enterpriseId,
        certified.unifiedSocialCreditCode,
        certified.name,
        certified.divisionCode,
        certified.industryCode,
        certified.certifiedAt,
      ],
    );
    await this.counting.recount(em, [certified.enterpriseId], `event:${EnterpriseCertifiedV1.type}`);
  }

  @Consumes(ContractSignedV1)
  async onContractSigned(signed: ContractSignedV1, { em }: Delivery): Promise<void> {
    await placeFor(em, signed.enterpriseId);
    await em.execute(
      `insert into contract (id, enterprise_id, provider_id, industrial_platform, public_cloud, signed_on)
       values (?, ?, ?, ?, ?, ?)
       on conflict (id) do update set signed_on = excluded.signed_on`,
      [
        signed.contractId,
        signed.enterpriseId,
        signed.providerId,
        signed.lines.some((line) => line.industrialPlatform),
        signed.lines.some((line) => line.publicCloud),
        signed.signedOn,
      ],
    );
  }

  @Consumes(ContractAcceptedV1)
  async onContractAccepted(accepted: ContractAcceptedV1, { em }: Delivery): Promise<void> {
    await placeFor(em, accepted.enterpriseId);
    await em.execute(
      `insert into contract (id, enterprise_id, provider_id, industrial_platform, public_cloud, accepted_at)
       values (?, ?, ?, ?, ?, ?)
       on conflict (id) do update
         set accepted_at = coalesce(contract.accepted_at, excluded.accepted_at),
             industrial_platform = excluded.industrial_platform, public_cloud = excluded.public_cloud`,
      [
        accepted.contractId,
        accepted.enterpriseId,
        accepted.providerId,
        accepted.industrialPlatform,
        accepted.publicCloud,
        accepted.acceptedAt,
      ],
    );
    await this.counting.recount(em, [accepted.enterpriseId], `event:${ContractAcceptedV1.type}`);
  }

  @Consumes(VoucherPaidV1)
  async onVoucherPaid(paid: VoucherPaidV1, { em }: Delivery): Promise<void> {
    await em.execute(
      `insert into evidence (id, enterprise_id, kind, source, contract_id, provider_id, industrial_platform,
                             public_cloud, recorded_at)
       values (?, ?, 'VOUCHER_PAID', ?, ?, ?, false, false, ?)
       on conflict (id) do nothing`,
      [paid.voucherId, paid.enterpriseId, paid.voucherId, paid.contractId, paid.providerId, paid.paidAt],
    );
  }

  @Consumes(ProviderAdmittedV1)
  async onProviderAdmitted(admitted: ProviderAdmittedV1, { em }: Delivery): Promise<void> {
    await em.execute(
      `insert into provider (id, unified_social_credit_code, name, admitted_at) values (?, ?, ?, ?)
       on conflict (id) do update
         set unified_social_credit_code = excluded.unified_social_credit_code, name = excluded.name`,
      [admitted.providerId, admitted.unifiedSocialCreditCode, admitted.name, admitted.admittedAt],
    );
  }

  @Consumes(MachineKeyRegisteredV1)
  async onMachineKeyRegistered(key: MachineKeyRegisteredV1, { em }: Delivery): Promise<void> {
    await em.execute(
      `insert into machine_key (client_id, organisation_id, public_jwk, registered_at)
       values (?, ?, cast(? as jsonb), ?)
       on conflict (client_id) do update
         set public_jwk = excluded.public_jwk, registered_at = excluded.registered_at`,
      [key.clientId, key.organisationId, JSON.stringify(key.publicJwk), key.registeredAt],
    );
  }

  @Consumes(MachineKeyRevokedV1)
  async onMachineKeyRevoked(key: MachineKeyRevokedV1, { em }: Delivery): Promise<void> {
    await em.execute('update machine_key set revoked_at = coalesce(revoked_at, ?) where client_id = ?', [
      key.revokedAt,
      key.clientId,
    ]);
  }
}

/** A place for an enterprise that is not known yet, so that all that concerns it waits in one line. */
async function placeFor(em: Delivery['em'], enterpriseId: string): Promise<void> {
  await em.execute('insert into enterprise (id) values (?) on conflict do nothing', [enterpriseId]);
  await em.execute('select id from enterprise where id = ? for update', [enterpriseId]);
}
