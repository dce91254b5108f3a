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
  VoucherRecoveredV1,
} from '#libs/contracts';
import { copyOf } from '#libs/platform';
import { ContractCopy, EnterpriseCopy, MachineKey, ProviderCopy, RecoveryCopy } from './copies.entity.js';

/*
 * What this room keeps of other rooms' facts, and which events tell it.
 */

export const enterpriseCopy = copyOf(EnterpriseCopy).broughtBy(
  EnterpriseCertifiedV1,
  'certifiedAt',
  (fact) => ({
    id: fact.enterpriseId,
    unifiedSocialCreditCode: fact.unifiedSocialCreditCode,
    name: fact.name,
    divisionCode: fact.divisionCode,
    industryCode: fact.industryCode,
    certifiedAt: fact.certifiedAt,
  }),
);

export const contractCopy = copyOf(ContractCopy)
  .broughtBy(
    ContractSignedV1,
    'contractVersion',
    (fact) => ({
      id: fact.contractId,
      contractVersion: 0,
      enterpriseId: fact.enterpriseId,
      providerId: fact.providerId,
      signedOn: fact.signedOn,
      ...platformsOf(fact),
    }),
    ['enterpriseId', 'providerId'],
  )
  .changedBy(ContractAmendedV1, 'contractVersion', (fact) => ({
    id: fact.contractId,
    contractVersion: fact.version,
    ...platformsOf(fact),
  }))
  // The acceptance of contracts of before the platform comes without a signature.
  .broughtBy(
    ContractAcceptedV1,
    'acceptedAt',
    (fact) => ({
      id: fact.contractId,
      enterpriseId: fact.enterpriseId,
      providerId: fact.providerId,
      industrialPlatform: fact.industrialPlatform,
      publicCloud: fact.publicCloud,
      acceptedAt: fact.acceptedAt,
    }),
    ['enterpriseId', 'providerId'],
  );

function platformsOf({ lines }: ContractSignedV1 | ContractAmendedV1) {
  return {
    industrialPlatform: lines.some((line) => line.industrialPlatform),
    publicCloud: lines.some((line) => line.publicCloud),
  };
}

const stands = (standing: ProviderCopy['standing']) => (fact: ProviderSuspendedV1) => ({
  id: fact.providerId,
  standing,
  standingAt: fact.at,
});

export const providerCopy = copyOf(ProviderCopy)
  .broughtBy(ProviderAdmittedV1, 'admittedAt', (fact) => ({
    id: fact.providerId,
    unifiedSocialCreditCode: fact.unifiedSocialCreditCode,
    name: fact.name,
    admittedAt: fact.admittedAt,
  }))
  .changedBy(ProviderSuspendedV1, 'standingAt', stands('SUSPENDED'))
  .changedBy(ProviderLeftV1, 'standingAt', stands('LEFT'))
  .changedBy(ProviderReinstatedV1, 'standingAt', stands('GOOD'));

export const recoveryCopy = copyOf(RecoveryCopy).broughtBy(
  VoucherRecoveredV1,
  'at',
  (fact) => ({
    id: fact.recoveryId,
    voucherId: fact.voucherId,
    paidFen: fact.paidFen,
    whole: fact.whole,
    at: fact.at,
  }),
  ['voucherId', 'paidFen'],
);

export const machineKeyCopy = copyOf(MachineKey)
  .broughtBy(
    MachineKeyRegisteredV1,
    'registeredAt',
    (key) => ({
      clientId: key.clientId,
      organisationId: key.organisationId,
      publicJwk: key.publicJwk,
      registeredAt: key.registeredAt,
    }),
    ['organisationId'],
  )
  .changedBy(MachineKeyRevokedV1, 'revokedAt', (key) => ({
    clientId: key.clientId,
    revokedAt: key.revokedAt,
  }));
